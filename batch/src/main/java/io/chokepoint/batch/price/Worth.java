package io.chokepoint.batch.price;

import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Amounts of an asset as amounts of the unit that prices are in.
 *
 * <p>Both have the same number of decimals, so the product of amount and price is in base units already. It is rounded to a
 * whole one, half to even: a holding is off by half a base unit at the most.
 */
final class Worth {
    private static final int FAST = 126;
    private static final int WORD = 64;

    /** Columns (amount, price), both decimal text, to decimal text. */
    static final UserDefinedFunction TEXT = udf(
            (UDF2<String, String, String>) (amount, price) -> of(amount, price).toString(), DataTypes.StringType);
    /** The upper half of what {@link #TEXT} gives, null from 2^126 on. */
    static final UserDefinedFunction HIGH = half(WORD);
    /** The lower half of what {@link #TEXT} gives, null from 2^126 on. */
    static final UserDefinedFunction LOW = half(0);

    private Worth() {}

    static BigInteger of(String amount, String price) {
        return new BigDecimal(amount)
                .multiply(new BigDecimal(price))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    private static UserDefinedFunction half(int shift) {
        return udf(
                (UDF2<String, String, Long>) (amount, price) -> {
                    BigInteger worth = of(amount, price);
                    return worth.bitLength() > FAST
                            ? null
                            : Long.valueOf(worth.shiftRight(shift).longValue());
                },
                DataTypes.LongType);
    }
}
