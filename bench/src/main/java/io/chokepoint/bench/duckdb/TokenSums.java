package io.chokepoint.bench.duckdb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * What SQL finds of one token's n balances, largest first, of which the indices follow in a few steps.
 *
 * @param series         as the output names it
 * @param population     n
 * @param total          T
 * @param ranked         sum of {@code x_i · (n + 1 − i)}
 * @param squares        sum of {@code p_i²}
 * @param entropyOfRest  {@code −Σ p_i · ln p_i} in nats of all that hold less than the largest
 * @param largest        x_1
 * @param largestHolders number of those that hold as much as the largest
 * @param third          smallest number that holds more than 1/3
 * @param half           likewise for 1/2
 * @param twoThirds      likewise for 2/3
 * @param top10          sum of the 10 largest
 * @param top100         sum of the 100 largest
 */
record TokenSums(
        String series,
        long population,
        BigInteger total,
        BigInteger ranked,
        double squares,
        double entropyOfRest,
        BigInteger largest,
        long largestHolders,
        long third,
        long half,
        long twoThirds,
        BigInteger top10,
        BigInteger top100) {
    private static final double POINTS = 10_000;

    ObjectNode indices() {
        boolean single = population == 1;
        double entropy = entropy();
        double logarithm = Math.log(population);
        ObjectNode indices = JsonNodeFactory.instance.objectNode();
        indices.put("series", series);
        indices.put("population", Long.toString(population));
        indices.put("total", total.toString());
        indices.put("gini", gini());
        indices.put("hhi", POINTS * squares);
        put(indices, "hhi_normalized", single, (squares - 1.0 / population) / (1 - 1.0 / population));
        indices.put("effective_number", 1 / squares);
        indices.put("shannon_entropy", entropy / Math.log(2));
        put(indices, "evenness", single, Math.min(1, entropy / logarithm));
        indices.put("theil_index", Math.max(0, logarithm - entropy));
        indices.put("nakamoto_coefficient_1_3", Long.toString(third));
        indices.put("nakamoto_coefficient_1_2", Long.toString(half));
        indices.put("nakamoto_coefficient_2_3", Long.toString(twoThirds));
        indices.put("concentration_ratio_1", quotient(largest, total));
        indices.put("concentration_ratio_10", quotient(top10, total));
        indices.put("concentration_ratio_100", quotient(top100, total));
        return indices;
    }

    private double gini() {
        BigInteger n = BigInteger.valueOf(population);
        BigInteger numerator = ranked.shiftLeft(1).subtract(total.multiply(n.add(BigInteger.ONE)));
        return quotient(numerator, total.multiply(n));
    }

    /** In nats. A share near 1 has lost the digits of its logarithm; the exact remainder has not. */
    private double entropy() {
        double share = quotient(largest, total);
        double logarithm = share > 0.5 ? Math.log1p(-quotient(total.subtract(largest), total)) : Math.log(share);
        return entropyOfRest - largestHolders * share * logarithm;
    }

    private static double quotient(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static void put(ObjectNode indices, String index, boolean undefined, double value) {
        if (undefined) {
            indices.putNull(index);
        } else {
            indices.put(index, value);
        }
    }
}
