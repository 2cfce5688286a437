package io.chokepoint.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.scan.Threshold;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IndexLawsTest {
    private static final List<CentralizationIndex> ENTROPIES = List.of(
            CentralizationIndex.SHANNON_ENTROPY, CentralizationIndex.MIN_ENTROPY, CentralizationIndex.RENYI_ENTROPY_2);
    private static final List<DistributionIndex> WITH_PARAMETERS = List.of(
            new NakamotoCoefficient(new Threshold(1, 5)),
            new NakamotoAtLeast(new Threshold(1, 5)),
            new ConcentrationRatio(3),
            new TopShareRatio(new Threshold(1, 5)),
            new DeclaredGini(50, DeclaredGini.Form.PLAIN),
            new DeclaredGini(50, DeclaredGini.Form.BIAS_FREE),
            DeclaredGini.biasFree(),
            new LossArea(LossArea.Form.PLAIN),
            new LossArea(LossArea.Form.NORMALIZED),
            new Fragility(3));
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    @Provide
    Arbitrary<List<BigInteger>> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, LARGEST)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .filter(list -> list.stream().anyMatch(amount -> amount.signum() > 0));
    }

    @Property(tries = 300)
    void theOrderOfTheAmountsDoesNotMatter(@ForAll("amounts") List<BigInteger> amounts, @ForAll Random random) {
        List<BigInteger> shuffled = new ArrayList<>(amounts);
        Collections.shuffle(shuffled, random);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            assertThat(index.of(Distribution.of(shuffled))).isEqualTo(index.of(Distribution.of(amounts)));
        }
    }

    @Property(tries = 300)
    void theUnitOfTheAmountsDoesNotMatter(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> scaled = amounts.stream()
                .map(amount -> amount.multiply(BigInteger.valueOf(1_000_000_007)))
                .toList();
        for (CentralizationIndex index : CentralizationIndex.values()) {
            if (index != CentralizationIndex.TOTAL) {
                assertClose(index.of(Distribution.of(scaled)), index.of(Distribution.of(amounts)));
            }
        }
    }

    @Property(tries = 300)
    void entitiesWithNothingDoNotMatter(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> withZero = new ArrayList<>(amounts);
        withZero.add(BigInteger.ZERO);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            assertThat(index.of(Distribution.of(withZero))).isEqualTo(index.of(Distribution.of(amounts)));
        }
    }

    @Property(tries = 300)
    void everyValueLiesInItsDeclaredRange(@ForAll("amounts") List<BigInteger> amounts) {
        for (CentralizationIndex index : CentralizationIndex.values()) {
            index.of(Distribution.of(amounts)).asDouble().ifPresent(value -> assertThat(
                            index.definition().range().contains(value))
                    .as("%s = %s in %s", index.id(), value, index.definition().range())
                    .isTrue());
        }
    }

    @Property(tries = 300)
    void indicesWithParametersDependOnNeitherOrderNorUnitAndLieInTheirRange(
            @ForAll("amounts") List<BigInteger> amounts, @ForAll Random random) {
        List<BigInteger> others = new ArrayList<>(amounts);
        others.replaceAll(amount -> amount.multiply(BigInteger.valueOf(1_000_000_007)));
        Collections.shuffle(others, random);
        for (DistributionIndex index : WITH_PARAMETERS) {
            IndexValue value = index.of(Distribution.of(amounts));
            assertClose(index.of(Distribution.of(others)), value);
            value.asDouble()
                    .ifPresent(real -> assertThat(index.definition().range().contains(real))
                            .as("%s = %s", index, real)
                            .isTrue());
        }
    }

    @Property(tries = 300)
    void mergingTwoEntitiesNeverLowersHhiNorRaisesTheNakamotoCoefficient(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> merged = new ArrayList<>(amounts);
        merged.add(BigInteger.ZERO);
        merged.add(merged.remove(0).add(merged.remove(0)));
        Distribution before = Distribution.of(amounts);
        Distribution after = Distribution.of(merged);
        assertThat(value(CentralizationIndex.HHI, after))
                .isGreaterThanOrEqualTo(value(CentralizationIndex.HHI, before));
        assertThat(value(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, after))
                .isLessThanOrEqualTo(value(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, before));
    }

    @Property(tries = 300)
    void doublingThePopulationLeavesGiniAndTheilAndHalvesHhi(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> twice = new ArrayList<>(amounts);
        twice.addAll(amounts);
        Distribution once = Distribution.of(amounts);
        Distribution replicated = Distribution.of(twice);
        assertThat(value(CentralizationIndex.GINI, replicated))
                .isCloseTo(value(CentralizationIndex.GINI, once), within(1e-12));
        assertThat(value(CentralizationIndex.THEIL_INDEX, replicated))
                .isCloseTo(value(CentralizationIndex.THEIL_INDEX, once), within(1e-12));
        assertThat(value(CentralizationIndex.HHI, replicated) * 2)
                .isCloseTo(value(CentralizationIndex.HHI, once), within(1e-8));
    }

    @Property(tries = 300)
    void mergingTwoEntitiesNeverRaisesAnEntropy(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> merged = new ArrayList<>(amounts);
        merged.add(BigInteger.ZERO);
        merged.add(merged.remove(0).add(merged.remove(0)));
        for (CentralizationIndex index : ENTROPIES) {
            assertThat(value(index, Distribution.of(merged)))
                    .as(index.id())
                    .isLessThanOrEqualTo(value(index, Distribution.of(amounts)) * (1 + 1e-12));
        }
    }

    @Property(tries = 300)
    void entropiesOfHigherOrderAreNotAboveThoseOfLower(@ForAll("amounts") List<BigInteger> amounts) {
        Distribution distribution = Distribution.of(amounts);
        double tolerance = 1 + 1e-12;
        assertThat(value(CentralizationIndex.MIN_ENTROPY, distribution))
                .isLessThanOrEqualTo(value(CentralizationIndex.RENYI_ENTROPY_2, distribution) * tolerance);
        assertThat(value(CentralizationIndex.RENYI_ENTROPY_2, distribution))
                .isLessThanOrEqualTo(value(CentralizationIndex.SHANNON_ENTROPY, distribution) * tolerance);
    }

    @Property(tries = 300)
    void doublingThePopulationAddsOneBitToEveryEntropy(@ForAll("amounts") List<BigInteger> amounts) {
        List<BigInteger> twice = new ArrayList<>(amounts);
        twice.addAll(amounts);
        for (CentralizationIndex index : ENTROPIES) {
            assertThat(value(index, Distribution.of(twice)))
                    .as(index.id())
                    .isCloseTo(1 + value(index, Distribution.of(amounts)), within(1e-11));
        }
    }

    @Property(tries = 300)
    void noMoreAreNeededToReachAThresholdThanToPassIt(@ForAll("amounts") List<BigInteger> amounts) {
        Distribution distribution = Distribution.of(amounts);
        for (Threshold threshold : List.of(Threshold.ONE_PERCENT, Threshold.ONE_HALF, new Threshold(99, 100))) {
            assertThat(new NakamotoAtLeast(threshold)
                            .of(distribution)
                            .asInteger()
                            .orElseThrow())
                    .isLessThanOrEqualTo(new NakamotoCoefficient(threshold)
                            .of(distribution)
                            .asInteger()
                            .orElseThrow());
        }
    }

    private static double value(CentralizationIndex index, Distribution distribution) {
        return index.of(distribution).asDouble().orElseThrow();
    }

    private static void assertClose(IndexValue actual, IndexValue expected) {
        assertThat(actual.reason()).isEqualTo(expected.reason());
        expected.asDouble().ifPresent(value -> assertThat(actual.asDouble().orElseThrow())
                .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value)))));
    }
}
