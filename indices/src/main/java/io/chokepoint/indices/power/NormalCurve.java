package io.chokepoint.indices.power;

/** The standard normal distribution. */
final class NormalCurve {
    /** How far a value of {@link #below} can be off. */
    static final double BOUND = 7.5e-8;

    private NormalCurve() {}

    /** The probability of a value below x: formula 26.2.17 of Abramowitz and Stegun, Handbook of Mathematical Functions. */
    static double below(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * series;
        return x < 0 ? above : 1 - above;
    }
}
