package io.chokepoint.indices.composite;

import java.util.SplittableRandom;

/**
 * Weights that scatter around stated ones: draws of a Dirichlet distribution whose mean they are. Equal seeds give equal draws
 * on every machine.
 */
final class PerturbedWeights {
    private final SplittableRandom random;
    private final double[] shapes;

    /**
     * Weights around these.
     *
     * @param weights at least one, each positive
     * @param concentration the sum of the distribution's parameters: the greater, the less the draws scatter
     */
    PerturbedWeights(long[] weights, double concentration, long seed) {
        this.random = new SplittableRandom(seed);
        double sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        this.shapes = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            shapes[i] = concentration * weights[i] / sum;
        }
    }

    /** The next draw: not negative, in the order of the weights. Only their proportions have a meaning. */
    double[] next() {
        double[] draw = new double[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            draw[i] = gamma(shapes[i]);
        }
        return draw;
    }

    /** A draw of the gamma distribution of scale 1: as many exponential ones as the shape has units, and Jöhnk's for the rest. */
    private double gamma(double shape) {
        int units = (int) shape;
        double rest = shape - units;
        double sum = 0;
        for (int i = 0; i < units; i++) {
            sum += exponential();
        }
        return rest == 0 ? sum : sum + beta(rest) * exponential();
    }

    /** A draw of the beta distribution of a and 1 − a. */
    private double beta(double a) {
        while (true) {
            double x = StrictMath.pow(uniform(), 1 / a);
            double y = StrictMath.pow(uniform(), 1 / (1 - a));
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
        }
    }

    private double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Above 0, at most 1. */
    private double uniform() {
        return 1 - random.nextDouble();
    }
}
