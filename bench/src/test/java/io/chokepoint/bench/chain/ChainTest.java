package io.chokepoint.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final ChainShape SHAPE = new ChainShape(7, 60, 20_000);

    @Test
    void theSameSeedGivesTheSameTransfersAndAnotherSeedOthers() {
        assertThat(rows(new Chain(SHAPE).next())).isEqualTo(rows(new Chain(SHAPE).next()));
        assertThat(rows(new Chain(new ChainShape(8, 60, 20_000)).next())).isNotEqualTo(rows(new Chain(SHAPE).next()));
    }

    @Test
    void nobodyOwesAnythingAtAnyMomentAndNothingIsLost() {
        Ledger ledger = new Ledger();
        for (DayOfTransfers day : days(5)) {
            ledger.add(day);
            assertThat(ledger.lowest()).isNotNegative();
            assertThat(ledger.sum()).isEqualTo(ledger.minted().subtract(ledger.burnt()));
        }
        assertThat(ledger.burnt()).isPositive();
    }

    @Test
    void theFirstTokenHasMoreThanHalfAndTheOthersFewerAndFewer() {
        Map<Integer, Long> rows = new TreeMap<>();
        days(5).forEach(day -> Arrays.stream(day.series).forEach(series -> rows.merge(series, 1L, Long::sum)));

        assertThat(rows).hasSize(60);
        assertThat(rows.get(1)).isBetween(52_000L, 58_000L);
        assertThat(rows.get(2)).isGreaterThan(3 * rows.get(10));
        assertThat(rows.get(10)).isGreaterThan(2 * rows.get(50));
    }

    @Test
    void newHoldersKeepArrivingAndMostOfEverythingIsInFewHands() {
        Ledger ledger = new Ledger();
        int before = 0;
        for (DayOfTransfers day : days(5)) {
            ledger.add(day);
            int holders = ledger.balances(1).size();
            assertThat(holders - before).isGreaterThan(1_000);
            before = holders;
        }
        List<BigInteger> balances =
                ledger.balances(1).stream().sorted(Comparator.reverseOrder()).toList();
        BigInteger total = sum(balances);
        BigInteger ofEveryTenth = sum(balances.subList(0, balances.size() / 10));

        assertThat(ofEveryTenth.multiply(BigInteger.TEN)).isGreaterThan(total.multiply(BigInteger.valueOf(7)));
        assertThat(new HashSet<>(balances).size()).as("distinct").isLessThan(balances.size() * 95 / 100);
    }

    @Test
    void amountsStayBelowTwoToThePowerOf126AndSomeNeedMoreThanSixtyFourBits() {
        Ledger ledger = new Ledger();
        List<DayOfTransfers> days = days(5);
        days.forEach(ledger::add);

        assertThat(ledger.minted().bitLength()).isLessThan(126);
        assertThat(days.stream().flatMapToLong(day -> Arrays.stream(day.amountsHigh)))
                .allMatch(high -> high >= 0)
                .anyMatch(high -> high > 0);
        assertThat(Stream.of(1, 2, 5).map(Token::of).map(Token::decimals)).containsExactly(6, 18, 6);
    }

    @Test
    void bothNetworksHaveBlocksInTheirOrder() {
        DayOfTransfers day = new Chain(SHAPE).next();
        for (int network = 0; network < 2; network++) {
            int wanted = network;
            long[] blocks = IntStream.range(0, day.size())
                    .filter(row -> Token.of(day.series(row)).network() == wanted)
                    .mapToLong(row -> day.blocks[row])
                    .toArray();
            assertThat(blocks).hasSizeGreaterThan(1_000).isSorted();
        }
    }

    @Test
    void theNumberOfBalancesIsAboutRight() {
        Ledger ledger = new Ledger();
        List<DayOfTransfers> days = days(5);
        days.forEach(ledger::add);
        long exact = IntStream.rangeClosed(1, 60)
                .mapToLong(series -> ledger.balances(series).size())
                .sum();

        assertThat(days.get(4).balances()).isBetween(exact, exact * 3 / 2);
    }

    @Test
    void addressesAreDistinctAndNobodyIsZero() {
        Set<String> seen = new HashSet<>();
        for (long id = 0; id < 10_000; id++) {
            seen.add(Arrays.toString(Addresses.ofHolder(id)));
        }
        IntStream.rangeClosed(1, 200).forEach(series -> seen.add(Arrays.toString(Addresses.ofSeries(series))));

        assertThat(seen).hasSize(10_200);
        assertThat(Addresses.ofHolder(Addresses.NOBODY)).containsOnly(0);
    }

    private static List<DayOfTransfers> days(int count) {
        Chain chain = new Chain(SHAPE);
        return Stream.generate(chain::next).limit(count).toList();
    }

    private static List<String> rows(DayOfTransfers day) {
        return IntStream.range(0, day.size())
                .mapToObj(row -> "%d %d %d %s %d"
                        .formatted(
                                day.series(row), day.sender(row), day.recipient(row), day.amount(row), day.blocks[row]))
                .toList();
    }

    private static BigInteger sum(Collection<BigInteger> amounts) {
        return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
