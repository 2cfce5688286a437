package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.DeclaredGini.Form;
import io.chokepoint.indices.HhiBand.Guidelines;
import io.chokepoint.indices.HhiBand.Level;
import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Distribution FOUR_STEPS = Distribution.of(4, 3, 2, 1);

    @Test
    void aThresholdThatIsMetExactlyCountsAtLeastButNotAbove() {
        Distribution halves = Distribution.of(50, 50);

        assertThat(whole(new NakamotoCoefficient(Threshold.ONE_HALF), halves)).isEqualTo(BigInteger.TWO);
        assertThat(whole(new NakamotoAtLeast(Threshold.ONE_HALF), halves)).isEqualTo(BigInteger.ONE);
    }

    @Test
    void anyThresholdCanBeAskedFor() {
        assertThat(whole(new NakamotoCoefficient(Threshold.of("7/10")), FOUR_STEPS))
                .isEqualTo(BigInteger.valueOf(3));
        assertThat(whole(new NakamotoAtLeast(Threshold.of("7/10")), FOUR_STEPS)).isEqualTo(BigInteger.TWO);
        assertThat(whole(new NakamotoAtLeast(Threshold.of("1/4")), FOUR_STEPS)).isEqualTo(BigInteger.ONE);
    }

    @Test
    void theShareOfAnyNumberOfEntitiesCanBeAskedFor() {
        assertThat(real(new ConcentrationRatio(3), FOUR_STEPS)).isEqualTo(0.9);
        assertThat(real(new ConcentrationRatio(4), FOUR_STEPS)).isEqualTo(1);
        assertThatThrownBy(() -> new ConcentrationRatio(0)).hasMessageContaining("0");
    }

    @Test
    void theTopFractionIsRoundedUpToAWholeEntity() {
        assertThat(real(new TopShareRatio(Threshold.ONE_PERCENT), FOUR_STEPS)).isEqualTo(0.4);
        assertThat(real(new TopShareRatio(Threshold.ONE_HALF), FOUR_STEPS)).isEqualTo(0.7);
        assertThat(real(new TopShareRatio(Threshold.of("51/100")), FOUR_STEPS)).isEqualTo(0.9);
    }

    @Test
    void aDeclaredPopulationCountsZeros() {
        Distribution one = Distribution.of(100);

        assertThat(real(new DeclaredGini(4, Form.PLAIN), one)).isEqualTo(0.75);
        assertThat(real(new DeclaredGini(4, Form.BIAS_FREE), one)).isEqualTo(1);
        assertThat(DeclaredGini.biasFree().of(one).reason()).contains(UndefinedReason.SINGLE_ENTITY);
        assertThat(real(DeclaredGini.biasFree(), FOUR_STEPS)).isEqualTo(1 / 3.0);
    }

    @Test
    void aDeclaredPopulationSmallerThanTheHoldersIsRefused() {
        assertThatThrownBy(() -> new DeclaredGini(3, Form.PLAIN).of(FOUR_STEPS))
                .hasMessageContaining("3")
                .hasMessageContaining("4");
    }

    @Test
    void theWordsForAnHhiDependOnTheYear() {
        Distribution five = Distribution.of(1, 1, 1, 1, 1);

        assertThat(HhiBand.of(five.moments(), Guidelines.OF_2023))
                .contains(new HhiBand(2023, Level.HIGHLY_CONCENTRATED));
        assertThat(HhiBand.of(five.moments(), Guidelines.OF_2010))
                .contains(new HhiBand(2010, Level.MODERATELY_CONCENTRATED));
        assertThat(HhiBand.of(Distribution.of().moments(), Guidelines.OF_2023)).isEmpty();
    }

    @Test
    void aBoundOfABandIsModerate() {
        // 1000 points exactly: ten equal. 2500 points exactly: four equal.
        Distribution ten = Distribution.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Distribution four = Distribution.of(1, 1, 1, 1);

        assertThat(HhiBand.of(ten.moments(), Guidelines.OF_2023))
                .contains(new HhiBand(2023, Level.MODERATELY_CONCENTRATED));
        assertThat(HhiBand.of(four.moments(), Guidelines.OF_2010))
                .contains(new HhiBand(2010, Level.MODERATELY_CONCENTRATED));
        assertThat(HhiBand.of(ten.moments(), Guidelines.OF_2010)).contains(new HhiBand(2010, Level.UNCONCENTRATED));
    }

    @Test
    void aMergerRaisesTheHhiByTwiceTheProductOfTheShares() {
        double before = CentralizationIndex.HHI.of(FOUR_STEPS).asDouble().orElseThrow();
        double after =
                CentralizationIndex.HHI.of(Distribution.of(7, 2, 1)).asDouble().orElseThrow();

        assertThat(MergeEffect.of(BigInteger.valueOf(4), BigInteger.valueOf(3), BigInteger.TEN)
                        .asDouble()
                        .orElseThrow())
                .isEqualTo(after - before);
        assertThatThrownBy(() -> MergeEffect.of(BigInteger.TEN, BigInteger.ONE, BigInteger.TEN))
                .hasMessageContaining("not two parts");
    }

    @Test
    void theHhiBehindDrawsIsBelowThatOfTheCounts() {
        // 4·3 + 3·2 + 2·1 = 20 of 10 · 9 pairs.
        assertThat(real(new UnbiasedHhi(), FOUR_STEPS)).isEqualTo(10_000 * 20 / 90.0);
        assertThat(real(new UnbiasedHhi(), Distribution.of(1, 1, 1))).isZero();
        assertThat(new UnbiasedHhi().of(Distribution.of(1)).reason()).contains(UndefinedReason.SINGLE_ENTITY);
        assertThat(new UnbiasedHhi().of(Distribution.of()).reason()).contains(UndefinedReason.EMPTY);
    }

    @Property(tries = 200)
    void whatRemainsWhenTheLargestFailIsOneMinusTheBiasFreeGini(
            @ForAll @Size(min = 2, max = 50) List<@LongRange(min = 1, max = 1_000_000_000) Long> amounts) {
        Distribution distribution = distribution(amounts);

        assertThat(real(new LossArea(LossArea.Form.NORMALIZED), distribution))
                .isCloseTo(1 - real(DeclaredGini.biasFree(), distribution), within(1e-12));
    }

    @Test
    void theAreaOfEqualSharesIsTheReference() {
        assertThat(real(new LossArea(LossArea.Form.PLAIN), Distribution.of(1, 1, 1, 1)))
                .isEqualTo(3 / 8.0);
        assertThat(real(new LossArea(LossArea.Form.NORMALIZED), Distribution.of(1, 1, 1, 1)))
                .isEqualTo(1);
        assertThat(real(new LossArea(LossArea.Form.PLAIN), Distribution.of(1))).isZero();
    }

    @Test
    void theLossCurveTakesTheLargestFirst() {
        assertThat(LossCurve.of(FOUR_STEPS, 100))
                .containsExactly(
                        new LossCurve.Point(0, 0),
                        new LossCurve.Point(1, 0.4),
                        new LossCurve.Point(2, 0.7),
                        new LossCurve.Point(3, 0.9),
                        new LossCurve.Point(4, 1));
        assertThat(LossCurve.of(Distribution.of(), 3)).isEmpty();
    }

    @Test
    void fragilityIsTheLossRelativeToRandomFailure() {
        assertThat(real(new Fragility(1), FOUR_STEPS)).isEqualTo(1.6);
        assertThat(real(new Fragility(9), FOUR_STEPS)).isEqualTo(1);
    }

    @Test
    void anIndexThatNobodyScannedForIsRefused() {
        assertThatThrownBy(() -> new NakamotoCoefficient(Threshold.of("3/7")).of(FOUR_STEPS.moments()))
                .hasMessageContaining("3/7");
        assertThatThrownBy(() -> new TopShareRatio(Threshold.of("3/7")).of(FOUR_STEPS.moments()))
                .hasMessageContaining("3/7");
    }

    private static Distribution distribution(List<Long> amounts) {
        return Distribution.of(amounts.stream().mapToLong(Long::longValue).toArray());
    }

    private static double real(DistributionIndex index, Distribution distribution) {
        return index.of(distribution).asDouble().orElseThrow();
    }

    private static BigInteger whole(DistributionIndex index, Distribution distribution) {
        return index.of(distribution).asInteger().orElseThrow();
    }
}
