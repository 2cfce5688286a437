package io.chokepoint.ingest.demo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Three stablecoins with every transfer of a year, in the files that ethereum-etl would write.
 *
 * <p>Anchor Dollar drifts to one exchange: a tenth of its payments go there in October, six tenths in September. Meadow
 * Dollar stays with its many holders. Quarry Dollar is redeemed until little is left with few; one redemption in two hundred
 * goes to an address that nobody can spend from, instead of to the issuer.
 */
final class StablecoinDemo {
    /** Addresses of the three contracts, as {@code demo/tokens.yaml} names them. */
    private static final List<String> TOKENS = List.of(
            "0xa1c402d00000000000000000000000000000da01",
            "0xa1c402d00000000000000000000000000000da02",
            "0xa1c402d00000000000000000000000000000da03");

    private static final List<String> ISSUERS = List.of("Anchor Trust", "Meadow Reserve", "Quarry Protocol");
    private static final String NOBODY = "0x" + "0".repeat(40);
    /** Where people send what they mean to destroy; its tokens still count as issued. */
    private static final String BURNED = "0x000000000000000000000000000000000000dead";

    private static final int BURNED_OF_REDEEMED = 200;
    private static final int HOLDERS = 450;
    private static final int BLOCKS_A_DAY = 12;
    private static final int TRANSFERS_A_DAY = 36;
    private static final long FIRST_BLOCK = 23_500_000;
    private static final BigInteger UNIT = BigInteger.TEN.pow(6);

    private StablecoinDemo() {}

    static void write(DemoFolder folder) {
        Draw draw = new Draw("stablecoins");
        List<Coin> coins = List.of(
                new Coin(TOKENS.get(0), 0, new Draw("anchor-dollar")),
                new Coin(TOKENS.get(1), 1, new Draw("meadow-dollar")),
                new Coin(TOKENS.get(2), 2, new Draw("quarry-dollar")));
        StringBuilder transfers = new StringBuilder(
                "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n");
        StringBuilder blocks = new StringBuilder("number,hash,timestamp,transaction_count\n");
        StringBuilder supply = new StringBuilder();
        List<LocalDate> weeks = DemoYear.weeks();
        long block = FIRST_BLOCK;
        for (LocalDate day : DemoYear.days()) {
            for (Coin coin : coins) {
                coin.day(day, block, transfers);
            }
            for (int i = 0; i < BLOCKS_A_DAY; i++) {
                long second = day.toEpochSecond(LocalTime.of(2 * i, 0, 11), ZoneOffset.UTC);
                blocks.append("%d,%s,%d,%d%n"
                        .formatted(block++, draw.hex(64), second, 90 + draw.below(200))
                        .replace("\r", ""));
            }
            if (weeks.contains(day)) {
                for (int i = 0; i < coins.size(); i++) {
                    supply.append("{\"date\":\"%s\",\"issuer\":\"%s\",\"circulating\":%s}\n"
                            .formatted(day, ISSUERS.get(i), coins.get(i).supply()));
                }
            }
        }
        folder.write("stablecoin-token-transfers.csv", transfers);
        folder.write("stablecoin-blocks.csv", blocks);
        folder.write("stablecoin-supply.jsonl", supply);
        folder.copy("tokens.yaml");
        EvidenceDemo.write(folder, coins.get(0).holders, coins.get(1).holders, BURNED);
    }

    /** One stablecoin: who has how much, and what happens on a day. */
    private static final class Coin {
        private final String token;
        private final int kind;
        private final Draw draw;
        private final List<String> holders;
        private final Map<String, BigInteger> balances = new LinkedHashMap<>();
        private int redemptions;

        private Coin(String token, int kind, Draw draw) {
            this.token = token;
            this.kind = kind;
            this.draw = draw;
            this.holders = draw.addresses(HOLDERS);
        }

        private BigInteger supply() {
            return balances.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        }

        private String exchange() {
            return holders.get(0);
        }

        private void day(LocalDate day, long firstBlock, StringBuilder out) {
            double passed = DemoYear.passed(day);
            TreeMap<Integer, StringBuilder> byBlock = new TreeMap<>();
            boolean first = day.equals(DemoYear.FIRST);
            // On its first day everybody buys; blocks are filled in order, so nobody spends before having.
            int count = first ? HOLDERS : TRANSFERS_A_DAY;
            for (int i = 0; i < count; i++) {
                int block = i * BLOCKS_A_DAY / count;
                String line = first ? mint(holders.get(i)) : next(passed);
                byBlock.computeIfAbsent(block, any -> new StringBuilder())
                        .append(line)
                        .append(',')
                        .append(draw.hex(64))
                        .append(',')
                        .append(i)
                        .append(',')
                        .append(firstBlock + block)
                        .append('\n');
            }
            byBlock.values().forEach(out::append);
        }

        private String next(double passed) {
            double chance = draw.unit();
            double redeemed = kind == 2 ? Draw.between(0.05, 0.45, passed) : 0.03;
            double minted = kind == 2 ? 0.01 : 0.06;
            if (chance < minted) {
                return mint(holders.get(draw.below(HOLDERS)));
            }
            String sender = sender();
            BigInteger balance = balances.get(sender);
            boolean toExchange =
                    kind == 0 && !sender.equals(exchange()) && draw.unit() < Draw.between(0.10, 0.60, passed);
            String recipient = toExchange ? exchange() : holders.get(draw.below(HOLDERS));
            if (chance > 1 - redeemed) {
                recipient = kind == 2 && ++redemptions % BURNED_OF_REDEEMED == 0 ? BURNED : NOBODY;
            }
            boolean redeems = recipient.equals(NOBODY) || recipient.equals(BURNED);
            int percent = toExchange || redeems ? 60 + draw.below(40) : 5 + draw.below(35);
            // What an exchange pays out is small beside what it keeps.
            percent = kind == 0 && sender.equals(exchange()) ? 1 : percent;
            BigInteger amount = balance.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100));
            return move(sender, recipient, amount.max(BigInteger.ONE.min(balance)));
        }

        private String sender() {
            while (true) {
                String sender = holders.get(draw.below(HOLDERS));
                if (balances.getOrDefault(sender, BigInteger.ZERO).signum() > 0) {
                    return sender;
                }
            }
        }

        private String mint(String holder) {
            return move(NOBODY, holder, UNIT.multiply(BigInteger.valueOf((long) (40_000 * draw.around(0.8)))));
        }

        private String move(String sender, String recipient, BigInteger amount) {
            if (!sender.equals(NOBODY)) {
                balances.merge(sender, amount.negate(), BigInteger::add);
            }
            if (!recipient.equals(NOBODY)) {
                balances.merge(recipient, amount, BigInteger::add);
            }
            return token + "," + sender + "," + recipient + "," + amount;
        }
    }
}
