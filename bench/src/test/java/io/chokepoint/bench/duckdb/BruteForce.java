package io.chokepoint.bench.duckdb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The indices as their definitions read, one amount after another, in integers of any size. */
final class BruteForce {
    private BruteForce() {}

    /** @param amounts positive ones in any order, at least one */
    static ObjectNode indices(String series, List<BigInteger> amounts) {
        List<BigInteger> largestFirst =
                amounts.stream().sorted(Comparator.reverseOrder()).toList();
        BigInteger n = BigInteger.valueOf(largestFirst.size());
        BigInteger total = sum(largestFirst);
        BigInteger squares = sum(largestFirst.stream().map(x -> x.multiply(x)).toList());
        BigInteger gini = BigInteger.ZERO;
        for (int i = 1; i <= largestFirst.size(); i++) {
            gini = gini.add(largestFirst.get(i - 1).multiply(BigInteger.valueOf(largestFirst.size() + 1L - 2L * i)));
        }
        BigInteger squaredTotal = total.multiply(total);
        double bits = largestFirst.stream()
                .mapToDouble(x -> -share(x, total) * Math.log(share(x, total)) / Math.log(2))
                .sum();
        ToDoubleFunction<BigInteger> theil = x -> share(x, total) * Math.log(share(x.multiply(n), total));

        ObjectNode indices = JsonNodeFactory.instance.objectNode();
        indices.put("series", series);
        indices.put("population", n.toString());
        indices.put("total", total.toString());
        indices.put("gini", share(gini, n.multiply(total)));
        indices.put("hhi", 10_000 * share(squares, squaredTotal));
        indices.put("effective_number", share(squaredTotal, squares));
        indices.put("shannon_entropy", bits);
        indices.put("theil_index", largestFirst.stream().mapToDouble(theil).sum());
        if (largestFirst.size() == 1) {
            indices.putNull("hhi_normalized");
            indices.putNull("evenness");
        } else {
            indices.put(
                    "hhi_normalized",
                    share(
                            squares.multiply(n).subtract(squaredTotal),
                            squaredTotal.multiply(n.subtract(BigInteger.ONE))));
            indices.put("evenness", bits / (Math.log(n.doubleValue()) / Math.log(2)));
        }
        indices.put("nakamoto_coefficient_1_3", smallestAbove(largestFirst, total, 1, 3));
        indices.put("nakamoto_coefficient_1_2", smallestAbove(largestFirst, total, 1, 2));
        indices.put("nakamoto_coefficient_2_3", smallestAbove(largestFirst, total, 2, 3));
        for (int k : new int[] {1, 10, 100}) {
            BigInteger held = sum(largestFirst.subList(0, Math.min(k, largestFirst.size())));
            indices.put("concentration_ratio_" + k, share(held, total));
        }
        return indices;
    }

    private static String smallestAbove(
            List<BigInteger> largestFirst, BigInteger total, int numerator, int denominator) {
        BigInteger held = BigInteger.ZERO;
        int k = 0;
        do {
            held = held.add(largestFirst.get(k));
            k++;
        } while (held.multiply(BigInteger.valueOf(denominator)).compareTo(total.multiply(BigInteger.valueOf(numerator)))
                <= 0);
        return Integer.toString(k);
    }

    private static BigInteger sum(List<BigInteger> amounts) {
        return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static double share(BigInteger part, BigInteger whole) {
        return new BigDecimal(part)
                .divide(new BigDecimal(whole), MathContext.DECIMAL128)
                .doubleValue();
    }
}
