package io.chokepoint.batch.spark;

import java.math.BigInteger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;

/** Sum of whole numbers of any size, given and returned as decimal text. */
public final class ExactSum extends Aggregator<String, byte[], String> {
    private static final long serialVersionUID = 1L;
    private static final UserDefinedFunction FUNCTION = functions.udaf(new ExactSum(), Encoders.STRING());

    private ExactSum() {}

    /** The sum of a column of decimal text over a group; {@code 0} for no rows. */
    public static Column exactSum(Column amounts) {
        return FUNCTION.apply(amounts);
    }

    @Override
    public byte[] zero() {
        return BigInteger.ZERO.toByteArray();
    }

    @Override
    public byte[] reduce(byte[] sum, String amount) {
        return new BigInteger(sum).add(new BigInteger(amount)).toByteArray();
    }

    @Override
    public byte[] merge(byte[] left, byte[] right) {
        return new BigInteger(left).add(new BigInteger(right)).toByteArray();
    }

    @Override
    public String finish(byte[] sum) {
        return new BigInteger(sum).toString();
    }

    @Override
    public Encoder<byte[]> bufferEncoder() {
        return Encoders.BINARY();
    }

    @Override
    public Encoder<String> outputEncoder() {
        return Encoders.STRING();
    }
}
