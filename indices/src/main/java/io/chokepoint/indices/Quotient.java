package io.chokepoint.indices;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Divides integers of any size once, at the very end of an exact computation. */
public final class Quotient {
    // Twice the digits of a double: the second rounding, to double, is then the only one that counts.
    private static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_EVEN);

    private Quotient() {}

    /** The double nearest to {@code numerator / denominator}. */
    public static double of(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), PRECISION)
                .doubleValue();
    }
}
