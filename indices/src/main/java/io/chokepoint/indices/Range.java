package io.chokepoint.indices;

/**
 * The values that an index can take.
 *
 * @param lower least value
 * @param lowerIncluded whether the least value is taken
 * @param upper greatest value; {@link Double#POSITIVE_INFINITY} when there is none
 * @param upperIncluded whether the greatest value is taken
 */
public record Range(double lower, boolean lowerIncluded, double upper, boolean upperIncluded) {

    /** From {@code lower} upwards, {@code lower} included. */
    public static Range atLeast(double lower) {
        return new Range(lower, true, Double.POSITIVE_INFINITY, false);
    }

    /** From {@code lower} to {@code upper}, both included. */
    public static Range closed(double lower, double upper) {
        return new Range(lower, true, upper, true);
    }

    /** From {@code lower} to {@code upper}, only {@code upper} included. */
    public static Range above(double lower, double upper) {
        return new Range(lower, false, upper, true);
    }

    /** From {@code lower} to {@code upper}, only {@code lower} included. */
    public static Range below(double lower, double upper) {
        return new Range(lower, true, upper, false);
    }

    /** Whether an index with this range can take the value. */
    public boolean contains(double value) {
        boolean aboveLower = lowerIncluded ? value >= lower : value > lower;
        boolean belowUpper = upperIncluded ? value <= upper : value < upper;
        return aboveLower && belowUpper;
    }

    /** Interval notation, such as {@code [0, 1)}. */
    @Override
    public String toString() {
        return (lowerIncluded ? "[" : "(") + text(lower) + ", " + text(upper) + (upperIncluded ? "]" : ")");
    }

    private static String text(double bound) {
        return Double.isInfinite(bound) ? "∞" : Long.toString((long) bound);
    }
}
