package io.chokepoint.indices.composite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Between which ranks a subject stands when the weights of a composite are not quite what they are: the ranks that it has in
 * the middle nine tenths of {@link #DRAWS} draws of the weights. Weights are a matter of opinion; a rank that hangs on their
 * second digit is none to rely on.
 *
 * @param least 1 for the most concentrated
 * @param greatest not less than {@code least}
 */
public record RankInterval(int least, int greatest) {
    /** Draws of the weights. */
    public static final int DRAWS = 2_000;
    /** Weights scatter as if so many had been asked and each had named one component, with the chance of its weight. */
    public static final int CONCENTRATION = 50;
    /** What is published of it. */
    public static final String METHOD =
            "5th to 95th percentile of the rank over 2000 draws of the weights from Dirichlet(50 · w_i / Σ w); after the OECD and"
                    + " JRC, Handbook on Constructing Composite Indicators, 2008";

    private static final int LEFT_OUT = DRAWS / 20;
    private static final long SEED = 20_080_801;

    /**
     * The intervals of subjects.
     *
     * @param subjects scores of each, by rank at the stated weights, the most concentrated first; all with the same weights in
     *     the same order
     * @return in the same order
     */
    public static List<RankInterval> of(List<CompositeScore> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        double[][] logarithms = subjects.stream()
                .map(subject -> subject.parts().stream()
                        .mapToDouble(part -> StrictMath.log(part.score()))
                        .toArray())
                .toArray(double[][]::new);
        PerturbedWeights weights = new PerturbedWeights(
                subjects.get(0).parts().stream()
                        .mapToLong(CompositeScore.Part::weight)
                        .toArray(),
                CONCENTRATION,
                SEED);
        int[][] ranks = new int[subjects.size()][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            rank(logarithms, weights.next(), draw, ranks);
        }
        return Arrays.stream(ranks)
                .map(of -> {
                    Arrays.sort(of);
                    return new RankInterval(of[LEFT_OUT], of[DRAWS - 1 - LEFT_OUT]);
                })
                .toList();
    }

    /** Equals keep their order. */
    private static void rank(double[][] logarithms, double[] weights, int draw, int[][] ranks) {
        double[] means = Arrays.stream(logarithms)
                .mapToDouble(each -> mean(each, weights))
                .toArray();
        Integer[] order = IntStream.range(0, means.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(subject -> means[subject]));
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]][draw] = place + 1;
        }
    }

    /** Rises with the composite; a component in one hand makes it −∞ unless it does not count at all. */
    private static double mean(double[] logarithms, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] == 0 ? 0 : weights[i] * logarithms[i];
        }
        return sum;
    }
}
