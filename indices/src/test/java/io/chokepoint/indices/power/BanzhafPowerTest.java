package io.chokepoint.indices.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.power.BanzhafPower.Power;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BanzhafPowerTest {
    private static final double EXACT = 1e-15;

    @Test
    void oneInAHundredHasThePowerOfFortyNine() {
        assertThat(shares(50, 49, 1)).containsExactly(3 / 5.0, 1 / 5.0, 1 / 5.0);
        assertThat(shares(51, 49)).containsExactly(1.0, 0.0);
        assertThat(shares(40, 30, 20, 10)).containsExactly(5 / 12.0, 1 / 4.0, 1 / 4.0, 1 / 12.0);
    }

    @Test
    void powerIsTheShareOfTheWaysInWhichOneDecides() {
        Distribution assembly = Distribution.of(50, 49, 1);

        assertThat(power(assembly, 50)).isEqualTo(new Power(0.75, 0));
        assertThat(power(assembly, 49)).isEqualTo(new Power(0.25, 0));
        assertThat(power(assembly, 1)).isEqualTo(new Power(0.25, 0));
    }

    @Test
    void aThresholdMakesAnotherGame() {
        Distribution assembly = Distribution.of(50, 49, 1);

        assertThat(BanzhafPower.of(assembly, Threshold.TWO_THIRDS, List.of(BigInteger.ONE))
                        .orElseThrow())
                .as("the two large ones decide together")
                .containsEntry(BigInteger.ONE, new Power(0, 0));
    }

    @Test
    void nobodyHasPowerWhereNobodyIs() {
        assertThat(BanzhafPower.of(Distribution.of(), Threshold.ONE_HALF, List.of()))
                .hasValueSatisfying(powers -> assertThat(powers).isEmpty());
        assertThat(BanzhafPower.shares(Distribution.of(), Threshold.ONE_HALF)).isEmpty();
    }

    @Test
    void anAmountOfNobodyIsRefused() {
        for (int entities : new int[] {3, 100, 9_000}) {
            Distribution equal = equal(entities);
            assertThatThrownBy(() -> power(equal, 3)).hasMessageContaining("No entity of the distribution has 3");
        }
    }

    @Property(tries = 200)
    void whatIsCountedByHalvesIsWhatGoingThroughAllCoalitionsCounts(
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 12) Long> amounts) {
        Distribution assembly = distribution(amounts);
        for (int i = 0; i < amounts.size(); i++) {
            assertThat(power(assembly, amounts.get(i)).value()).isCloseTo(reference(amounts, i), within(EXACT));
        }
    }

    @Property(tries = 100)
    void whoHasMoreHasNoLessPowerAndADictatorHasAll(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 100) Long> amounts) {
        List<Long> ranked = new ArrayList<>(amounts);
        ranked.sort(Collections.reverseOrder());
        List<Double> powers = ranked.stream()
                .map(amount -> power(distribution(ranked), amount).value())
                .toList();

        assertThat(powers).isSortedAccordingTo(Collections.reverseOrder());
        ranked.add(1 + ranked.stream().mapToLong(Long::longValue).sum());
        assertThat(power(distribution(ranked), ranked.get(ranked.size() - 1))).isEqualTo(new Power(1, 0));
        assertThat(power(distribution(ranked), ranked.get(0)).value()).isZero();
    }

    @Test
    void drawsComeAsCloseToTheExactValueAsTheirBoundSays() {
        List<Long> amounts =
                LongStream.rangeClosed(1, 36).map(i -> 1_000_003 / i).boxed().toList();
        Distribution assembly = distribution(amounts);
        BigInteger half = Threshold.ONE_HALF.floorOf(assembly.total());
        for (int i : new int[] {0, 1, 5, 35}) {
            BigInteger amount = BigInteger.valueOf(amounts.get(i));
            double exact = ExactSwings.count(assembly, half, amount) / Math.scalb(1.0, amounts.size() - 1);
            Power drawn = power(assembly, amounts.get(i));

            assertThat(drawn.bound()).isEqualTo(0.01);
            assertThat(drawn.value()).as("rank " + (i + 1)).isCloseTo(exact, within(drawn.bound()));
        }
    }

    @Test
    void oneOfManyEqualEntitiesDecidesWhereTheOthersAreDivided() {
        for (int entities : new int[] {101, 20_001}) {
            Power power = power(equal(entities), 2);

            // 2^(−2m) · (2m over m), by Stirling.
            assertThat(power.value()).isCloseTo(Math.sqrt(2 / (Math.PI * (entities - 1))), within(power.bound()));
            assertThat(power.bound()).isLessThan(0.03);
        }
    }

    @Test
    void dustDoesNotTakeThePowerOfWhoHasAThird() {
        Distribution.Builder assembly = Distribution.builder(100_001);
        IntStream.range(0, 100_000).forEach(i -> assembly.add(BigInteger.TWO));
        assembly.add(BigInteger.valueOf(100_000));
        Distribution built = assembly.build();

        assertThat(power(built, 100_000).value()).isGreaterThan(0.99);
        assertThat(power(built, 2).value()).isLessThan(0.01);
    }

    @Test
    void equalDistributionsHaveEqualPowers() {
        assertThat(power(equal(5_000), 2)).isEqualTo(power(equal(5_000), 2));
    }

    @Test
    void ofTotalsThatAreTooLargeNothingIsDrawn() {
        Distribution.Builder assembly = Distribution.builder(40);
        IntStream.range(0, 40).forEach(i -> assembly.add(BigInteger.ONE.shiftLeft(130)));

        assertThat(BanzhafPower.of(assembly.build(), Threshold.ONE_HALF, List.of(BigInteger.ONE.shiftLeft(130))))
                .isEmpty();
    }

    /** All coalitions of the others, one by one. */
    private static double reference(List<Long> amounts, int of) {
        long total = amounts.stream().mapToLong(Long::longValue).sum();
        int decided = 0;
        int coalitions = 1 << amounts.size();
        for (int coalition = 0; coalition < coalitions; coalition++) {
            if ((coalition >> of & 1) == 0) {
                long sum = 0;
                for (int i = 0; i < amounts.size(); i++) {
                    sum += (coalition >> i & 1) * amounts.get(i);
                }
                decided += 2 * sum <= total && 2 * (sum + amounts.get(of)) > total ? 1 : 0;
            }
        }
        return 2.0 * decided / coalitions;
    }

    private static List<Double> shares(long... amounts) {
        return BanzhafPower.shares(Distribution.of(amounts), Threshold.ONE_HALF).orElseThrow();
    }

    private static Power power(Distribution assembly, long amount) {
        BigInteger of = BigInteger.valueOf(amount);
        return BanzhafPower.of(assembly, Threshold.ONE_HALF, List.of(of))
                .orElseThrow()
                .get(of);
    }

    private static Distribution equal(int entities) {
        Distribution.Builder builder = Distribution.builder(entities);
        IntStream.range(0, entities).forEach(i -> builder.add(BigInteger.TWO));
        return builder.build();
    }

    private static Distribution distribution(List<Long> amounts) {
        return Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());
    }
}
