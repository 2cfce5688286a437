package io.chokepoint.bench.chain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes transfers, one day after another.
 *
 * <p>The first token has 55 % of all transfers, the others share the rest by a power law. New addresses keep arriving; old
 * ones send and receive more often, so holdings are very unequal. Some transfers are airdrops of one unit, which make
 * ties; some are mints and burns. Nobody sends more than he has. One thread makes them all, so nothing but the shape
 * decides them.
 */
public final class Chain {
    private static final double FIRST_TOKENS_SHARE = 0.55;
    private static final double ZIPF_EXPONENT = 1.05;
    private static final double MINT_SHARE = 0.0005;
    private static final double BURN_SHARE = 0.0005;
    private static final double EVERYTHING_SHARE = 0.15;
    private static final double AIRDROP_SHARE = 0.10;
    private static final double KNOWN_RECIPIENT_SHARE = 0.72;
    private static final double NEW_ADDRESS_SHARE = 0.55;
    private static final double OTHER_NETWORK_SHARE = 0.03;
    private static final int TRIES = 4;

    private static final long[] FIRST_BLOCKS = {21_525_000, 24_500_000};
    private static final int[] BLOCKS_PER_DAY = {7_200, 43_200};

    private final ChainShape shape;
    private final Draws draws;
    private final List<Token> tokens;
    private final double[] reach;
    private final Crowd[] crowds = {new Crowd(), new Crowd()};
    private long addresses;
    private int days;

    /** A chain before its first day. */
    public Chain(ChainShape shape) {
        this.shape = shape;
        draws = new Draws(shape.seed());
        tokens = IntStream.rangeClosed(1, shape.tokens()).mapToObj(Token::of).toList();
        reach = reach(shape.tokens());
    }

    private static double[] reach(int tokens) {
        double[] reach = new double[tokens];
        for (int i = 1; i < tokens; i++) {
            reach[i] = reach[i - 1] + Math.pow(i, -ZIPF_EXPONENT);
        }
        double others = reach[tokens - 1];
        for (int i = 0; i < tokens; i++) {
            reach[i] = FIRST_TOKENS_SHARE + (1 - FIRST_TOKENS_SHARE) * reach[i] / others;
        }
        return reach;
    }

    /** The next day; takes some tenths of a second for half a million transfers. */
    public DayOfTransfers next() {
        int rows = shape.perDay();
        DayOfTransfers.Columns columns = new DayOfTransfers.Columns(rows);
        for (int row = 0; row < rows; row++) {
            transfer(columns, row);
        }
        return new DayOfTransfers(shape.day(days++), balances(), columns);
    }

    /** Positive balances by token and holder, of whom those with several pots count more than once. */
    private long balances() {
        return tokens.stream().mapToLong(token -> token.pots().filled()).sum();
    }

    private void transfer(DayOfTransfers.Columns columns, int row) {
        Token token = token();
        Pots pots = token.pots();
        int pot = senderPot(pots);
        Amount128 amount;
        if (pot < 0) {
            amount = minted(token);
        } else {
            amount = sent(token, pots.amount(pot));
            pots.set(pot, pots.amount(pot).minus(amount));
            columns.senders[row] = pots.owner(pot);
        }
        columns.recipients[row] = pot >= 0 && draws.unit() < BURN_SHARE ? Addresses.NOBODY : receive(token, amount);
        columns.series[row] = token.series();
        columns.amountsHigh[row] = amount.high();
        columns.amountsLow[row] = amount.low();
        int perDay = BLOCKS_PER_DAY[token.network()];
        columns.blocks[row] =
                FIRST_BLOCKS[token.network()] + (long) days * perDay + (long) row * perDay / shape.perDay();
    }

    private Token token() {
        int found = Arrays.binarySearch(reach, draws.unit());
        // Between two steps the search gives the one above; rounding must not lead past the last.
        return tokens.get(Math.min(found < 0 ? -found - 1 : found + 1, tokens.size() - 1));
    }

    /** A pot that is not empty, or -1 when there shall be a mint or none is found soon. */
    private int senderPot(Pots pots) {
        if (pots.size() == 0 || draws.unit() < MINT_SHARE) {
            return -1;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int pot = draws.skewed(pots.size(), 4);
            if (!pots.isEmpty(pot)) {
                return pot;
            }
        }
        return -1;
    }

    private Amount128 minted(Token token) {
        long units = token.mint() + draws.skewed(1 << 30, 1) % (9 * token.mint());
        return Amount128.product(token.one(), units).plus(new Amount128(0, draws.skewed(1 << 20, 1)));
    }

    private Amount128 sent(Token token, Amount128 balance) {
        double draw = draws.unit();
        if (draw < EVERYTHING_SHARE) {
            return balance;
        }
        if (draw < EVERYTHING_SHARE + AIRDROP_SHARE && !balance.isLessThan(token.airdrop())) {
            return token.airdrop();
        }
        double share = draws.unit();
        Amount128 part = balance.times((long) (share * share * share * 0x1p32));
        return part.isZero() ? balance : part;
    }

    private long receive(Token token, Amount128 amount) {
        Pots pots = token.pots();
        // An airdrop is for those who have nothing yet.
        boolean newHolder = amount.equals(token.airdrop()) || draws.unit() >= KNOWN_RECIPIENT_SHARE;
        if (pots.size() > 1 && !newHolder) {
            int pot = draws.skewed(pots.size(), 3);
            pots.set(pot, pots.amount(pot).plus(amount));
            return pots.owner(pot);
        }
        long holder = newcomer(token.network());
        pots.open(holder, amount);
        return holder;
    }

    /** Someone who does not hold the token yet, as a rule. */
    private long newcomer(int network) {
        Crowd crowd = crowds[network];
        if (crowd.size() < 100 || draws.unit() < NEW_ADDRESS_SHARE) {
            crowd.add(++addresses);
            return addresses;
        }
        Crowd other = crowds[1 - network];
        return draws.unit() < OTHER_NETWORK_SHARE && other.size() > 0 ? other.someone(draws) : crowd.someone(draws);
    }
}
