package io.chokepoint.indices.scan;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a total as an exact fraction, strictly between 0 and 1.
 *
 * @param numerator at least 1
 * @param denominator greater than the numerator
 */
public record Threshold(long numerator, long denominator) implements Serializable {
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");

    /** More than a third can halt a Byzantine fault tolerant system. */
    public static final Threshold ONE_THIRD = new Threshold(1, 3);
    /** More than a half is a majority. */
    public static final Threshold ONE_HALF = new Threshold(1, 2);
    /** More than two thirds can control a Byzantine fault tolerant system. */
    public static final Threshold TWO_THIRDS = new Threshold(2, 3);

    /** One in a hundred. */
    public static final Threshold ONE_PERCENT = new Threshold(1, 100);

    /** Refuses what is not strictly between 0 and 1. */
    public Threshold {
        if (numerator <= 0 || denominator <= numerator) {
            throw new IllegalArgumentException(
                    "Threshold %d/%d is not strictly between 0 and 1".formatted(numerator, denominator));
        }
    }

    /**
     * The threshold of a text such as {@code 1/3}.
     *
     * @throws IllegalArgumentException naming the text, when it is no fraction strictly between 0 and 1
     */
    public static Threshold of(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (!fraction.matches()) {
            throw new IllegalArgumentException(
                    "Threshold '%s' is not a fraction of whole numbers such as 1/3".formatted(text));
        }
        return new Threshold(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
    }

    /** The greatest whole number that is not more than this share of the total. */
    public BigInteger floorOf(BigInteger total) {
        return total.multiply(BigInteger.valueOf(numerator)).divide(BigInteger.valueOf(denominator));
    }

    /** The least whole number that is not less than this share of a population: 1 to the population itself. */
    public long ceilOf(long population) {
        BigInteger denominated = BigInteger.valueOf(denominator);
        return BigInteger.valueOf(population)
                .multiply(BigInteger.valueOf(numerator))
                .add(denominated.subtract(BigInteger.ONE))
                .divide(denominated)
                .longValueExact();
    }

    /** The greatest whole number that is less than this share of the total; at least −1. */
    BigInteger below(BigInteger total) {
        BigInteger[] share =
                total.multiply(BigInteger.valueOf(numerator)).divideAndRemainder(BigInteger.valueOf(denominator));
        return share[1].signum() == 0 ? share[0].subtract(BigInteger.ONE) : share[0];
    }

    /** The fraction as it was given, such as {@code 1/3}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
