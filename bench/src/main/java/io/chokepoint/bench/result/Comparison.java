package io.chokepoint.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two files hold the same tokens with the same indices: exact values equal, real values within 1e-9 of the larger
 * one. Below 1e-12 real values count as equal: that is where differences of nearly equal numbers are rounding alone.
 */
public final class Comparison {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;
    private static final String NOTHING = "nothing";

    private Comparison() {}

    /**
     * All differences, by token in the first file's order.
     *
     * @throws io.chokepoint.bench.BenchException if one of the files is not of this kind
     */
    public static List<Difference> of(Path left, Path right) {
        return of(IndexFile.read(left), IndexFile.read(right));
    }

    static List<Difference> of(Map<String, JsonNode> left, Map<String, JsonNode> right) {
        List<Difference> differences = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>(left.keySet());
        all.addAll(right.keySet());
        for (String series : all) {
            JsonNode one = left.get(series);
            JsonNode other = right.get(series);
            if (one == null || other == null) {
                differences.add(new Difference(
                        series, "series", one == null ? NOTHING : series, other == null ? NOTHING : series));
                continue;
            }
            for (String index : IndexFile.EXACT) {
                addUnless(sameExact(one.get(index), other.get(index)), differences, series, index, one, other);
            }
            for (String index : IndexFile.REAL) {
                addUnless(sameReal(one.get(index), other.get(index)), differences, series, index, one, other);
            }
        }
        return differences;
    }

    private static void addUnless(
            boolean same, List<Difference> differences, String series, String index, JsonNode one, JsonNode other) {
        if (!same) {
            differences.add(new Difference(series, index, text(one.get(index)), text(other.get(index))));
        }
    }

    private static boolean sameExact(JsonNode left, JsonNode right) {
        return bothNull(left, right) || left != null && left.isTextual() && left.equals(right);
    }

    private static boolean sameReal(JsonNode left, JsonNode right) {
        if (left == null || right == null || !left.isNumber() || !right.isNumber()) {
            return bothNull(left, right);
        }
        double a = left.doubleValue();
        double b = right.doubleValue();
        return Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
    }

    /** Null says undefined; an index that is not there at all has been forgotten. */
    private static boolean bothNull(JsonNode left, JsonNode right) {
        return left != null && right != null && left.isNull() && right.isNull();
    }

    private static String text(JsonNode value) {
        return value == null ? NOTHING : value.toString();
    }
}
