package io.chokepoint.indices.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.composite.CompositeScore.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CompositeScoreTest {
    private static final Distribution FOUR = Distribution.of(new long[] {4, 3, 2, 1});

    @Test
    void hhiAndGiniOfFourThreeTwoOneMakeTheRootOfTheProductOfTheirScores() {
        // HHI 3000 points: 7/10; Gini 1/4: 3/4; √(21/40).
        CompositeScore composite =
                new CompositeScore(List.of(part(CentralizationIndex.HHI, 1), part(CentralizationIndex.GINI, 1)));

        assertThat(composite.value()).isCloseTo(0.724568837309472, within(1e-14));
        assertThat(contribution(composite, 0)).isCloseTo(0.553536, within(1e-6));
    }

    @Test
    void weightsAreExponents() {
        // (7/10)^(3/4) · (1/2)^(1/4), the Nakamoto coefficient above 1/2 being 2.
        CompositeScore composite = new CompositeScore(
                List.of(part(CentralizationIndex.HHI, 3), part(CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2, 1)));

        assertThat(composite.value()).isCloseTo(0.643526, within(1e-6));
    }

    @Test
    void aComponentInOneHandIsTheWholeOfIt() {
        CompositeScore composite = new CompositeScore(List.of(new Part(0.9, 5), new Part(0, 1), new Part(0, 3)));

        assertThat(composite.value()).isZero();
        assertThat(contribution(composite, 0)).isZero();
        assertThat(contribution(composite, 1)).isEqualTo(0.25);
        assertThat(contribution(composite, 2)).isEqualTo(0.75);
    }

    @Test
    void nothingContributesToACompositeThatIsOne() {
        CompositeScore composite = new CompositeScore(List.of(new Part(1, 5), new Part(1, 1)));

        assertThat(composite.value()).isEqualTo(1);
        assertThat(composite.contribution(composite.parts().get(0))).isEmpty();
    }

    @Test
    void whatIsNoScoreAndWhatDoesNotCountIsRefused() {
        assertThatThrownBy(() -> new Part(1.5, 1)).hasMessage("A score is from 0 to 1, not 1.5");
        assertThatThrownBy(() -> new Part(Double.NaN, 1)).hasMessage("A score is from 0 to 1, not NaN");
        assertThatThrownBy(() -> new Part(1, 0)).hasMessage("A weight is at least 1, not 0");
        assertThatThrownBy(() -> new CompositeScore(List.of())).hasMessage("A composite has at least one part");
    }

    @Property(tries = 300)
    void itLiesBetweenItsLeastAndItsGreatestScore(@ForAll("parts") List<Part> parts) {
        double least = parts.stream().mapToDouble(Part::score).min().orElseThrow();
        double greatest = parts.stream().mapToDouble(Part::score).max().orElseThrow();

        assertThat(new CompositeScore(parts).value()).isBetween(least - 1e-12, greatest + 1e-12);
    }

    @Property(tries = 300)
    void neitherTheOrderOfThePartsNorTheUnitOfTheWeightsMatters(
            @ForAll("parts") List<Part> parts, @ForAll Random random) {
        List<Part> others = new ArrayList<>(parts);
        Collections.shuffle(others, random);
        double value = new CompositeScore(parts).value();

        assertThat(new CompositeScore(others).value()).isEqualTo(value);
        others.replaceAll(part -> new Part(part.score(), part.weight() * 7));
        assertThat(new CompositeScore(others).value()).isCloseTo(value, within(1e-12));
    }

    @Property(tries = 300)
    void aPartThatIsCutInTwoCountsTheSame(
            @ForAll("parts") List<Part> parts, @ForAll @LongRange(min = 1, max = 99) long cut) {
        List<Part> halves = new ArrayList<>(parts);
        Part whole = new Part(parts.get(0).score(), 100);
        halves.set(0, whole);
        double value = new CompositeScore(halves).value();
        halves.set(0, new Part(whole.score(), cut));
        halves.add(new Part(whole.score(), 100 - cut));

        assertThat(new CompositeScore(halves).value()).isCloseTo(value, within(1e-12));
    }

    @Property(tries = 300)
    void aHigherScoreNeverLowersIt(
            @ForAll("parts") List<Part> parts, @ForAll @DoubleRange(min = 0, max = 1) double score) {
        List<Part> higher = new ArrayList<>(parts);
        Part first = parts.get(0);
        higher.set(0, new Part(Math.max(first.score(), score), first.weight()));

        assertThat(new CompositeScore(higher).value())
                .isGreaterThanOrEqualTo(new CompositeScore(parts).value() - 1e-12);
    }

    @Property(tries = 300)
    void contributionsAddUpToOne(@ForAll("parts") List<Part> parts) {
        CompositeScore composite = new CompositeScore(parts);
        if (composite.value() < 1) {
            double sum = parts.stream()
                    .mapToDouble(part -> composite.contribution(part).orElseThrow())
                    .sum();
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Property(tries = 300)
    void everyIndexThatSaysConcentrationHasAScoreFromZeroToOneThatFallsWithIt(
            @ForAll @LongRange(min = 1, max = 1_000_000) long first,
            @ForAll @LongRange(min = 1, max = 1_000_000) long second,
            @ForAll @LongRange(min = 1, max = 1_000_000) long third) {
        Distribution apart = Distribution.of(new long[] {first, second, third});
        Distribution merged = Distribution.of(new long[] {first + second, third});
        for (CentralizationIndex index : List.of(
                CentralizationIndex.HHI,
                CentralizationIndex.EFFECTIVE_NUMBER,
                CentralizationIndex.NAKAMOTO_COEFFICIENT_1_2,
                CentralizationIndex.SHANNON_ENTROPY,
                CentralizationIndex.MIN_ENTROPY,
                CentralizationIndex.CONCENTRATION_RATIO_1)) {
            assertThat(score(index, merged)).as(index.id()).isBetween(0.0, score(index, apart) + 1e-12);
        }
    }

    @Test
    void sizeHasNoScore() {
        for (CentralizationIndex index : CentralizationIndex.values()) {
            boolean size = index == CentralizationIndex.POPULATION || index == CentralizationIndex.TOTAL;
            assertThat(SpreadScore.of(index).isEmpty()).as(index.id()).isEqualTo(size);
        }
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        Arbitrary<Double> scores = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(scores, Arbitraries.longs().between(1, 1000))
                .as(Part::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static Part part(CentralizationIndex index, long weight) {
        return new Part(score(index, FOUR), weight);
    }

    private static double score(CentralizationIndex index, Distribution distribution) {
        return SpreadScore.of(index)
                .orElseThrow()
                .of(index.of(distribution).asDouble().orElseThrow());
    }

    private static double contribution(CompositeScore composite, int part) {
        return composite.contribution(composite.parts().get(part)).orElseThrow();
    }
}
