package io.chokepoint.indices.composite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankIntervalTest {
    @Test
    void whoIsTheMostConcentratedInEveryRespectIsSoAtAnyWeights() {
        List<RankInterval> intervals =
                RankInterval.of(List.of(score(0.1, 0.2), score(0.3, 0.4), score(0.5, 0.6), score(0.7, 0.8)));

        assertThat(intervals)
                .containsExactly(
                        new RankInterval(1, 1), new RankInterval(2, 2), new RankInterval(3, 3), new RankInterval(4, 4));
    }

    @Test
    void whoStandsByTheWeightsAloneMayStandElsewhere() {
        // Equal at equal weights: whichever component counts more decides.
        assertThat(RankInterval.of(List.of(score(0.2, 0.8), score(0.8, 0.2)))).containsOnly(new RankInterval(1, 2));
    }

    @Test
    void equalsKeepTheirOrder() {
        assertThat(RankInterval.of(List.of(score(0.5, 0.5), score(0.5, 0.5))))
                .containsExactly(new RankInterval(1, 1), new RankInterval(2, 2));
    }

    @Test
    void aComponentInOneHandIsTheMostConcentratedAtAnyWeights() {
        assertThat(RankInterval.of(List.of(score(0, 0.9), score(0.1, 0.1))).get(0))
                .isEqualTo(new RankInterval(1, 1));
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        List<CompositeScore> subjects = crowd(40);

        assertThat(RankInterval.of(subjects)).isEqualTo(RankInterval.of(subjects));
    }

    @Test
    void everyIntervalIsAmongTheRanksThatThereAre() {
        assertThat(RankInterval.of(crowd(40)))
                .hasSize(40)
                .allSatisfy(each -> assertThat(each.least()).isBetween(1, each.greatest()))
                .allSatisfy(each -> assertThat(each.greatest()).isLessThanOrEqualTo(40));
    }

    @Test
    void nobodyHasNone() {
        assertThat(RankInterval.of(List.of())).isEmpty();
    }

    @Test
    void weightsScatterAroundTheStatedOnesByAsMuchAsIsSaid() {
        // Mean p and variance p (1 − p) / (A + 1), from 20,000 draws: four standard errors.
        int draws = 20_000;
        PerturbedWeights weights = new PerturbedWeights(new long[] {7, 2, 1}, 50, 1);
        double[] sums = new double[3];
        double[] squares = new double[3];
        for (int draw = 0; draw < draws; draw++) {
            double[] next = weights.next();
            double all = Arrays.stream(next).sum();
            for (int i = 0; i < 3; i++) {
                sums[i] += next[i] / all;
                squares[i] += next[i] / all * next[i] / all;
            }
        }
        double[] stated = {0.7, 0.2, 0.1};
        for (int i = 0; i < 3; i++) {
            double variance = stated[i] * (1 - stated[i]) / 51;
            double mean = sums[i] / draws;
            assertThat(Math.abs(mean - stated[i])).isLessThan(4 * Math.sqrt(variance / draws));
            assertThat((squares[i] / draws - mean * mean) / variance).isBetween(0.95, 1.05);
        }
    }

    private static CompositeScore score(double first, double second) {
        return new CompositeScore(List.of(new CompositeScore.Part(first, 1), new CompositeScore.Part(second, 1)));
    }

    private static List<CompositeScore> crowd(int size) {
        SplittableRandom random = new SplittableRandom(7);
        List<CompositeScore> subjects = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            subjects.add(score(random.nextDouble(), random.nextDouble()));
        }
        return subjects;
    }
}
