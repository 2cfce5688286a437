package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of the rows of one file.
 *
 * @param amountSum sum of the accepted amounts, base units; 0 where rows have none
 * @param reasons rows that were set aside, by reason: all that are quarantined, and earlier snapshots among the duplicates
 */
record Tally(long accepted, long duplicates, long quarantined, BigInteger amountSum, TreeMap<String, Long> reasons)
        implements Serializable {
    static final Tally NOTHING = new Tally(0, 0, 0, BigInteger.ZERO, new TreeMap<>());

    /** Tallies by file index. Sums are exact: they are not Spark's, whose decimals end at 38 digits. */
    static Map<Integer, Tally> of(Dataset<Row> decided, LakeTable table) {
        Map<Integer, Tally> tallies = new HashMap<>();
        Column amount = table.measured() ? col("amount") : lit("0");
        decided.select(col("file_index"), col("outcome"), amount, col("reason"))
                .toJavaRDD()
                .mapPartitions(Tally::partition)
                .collect()
                .forEach(part -> part.forEach((file, tally) -> tallies.merge(file, tally, Tally::plus)));
        return tallies;
    }

    private static Iterator<HashMap<Integer, Tally>> partition(Iterator<Row> rows) {
        HashMap<Integer, Tally> tallies = new HashMap<>();
        rows.forEachRemaining(row -> tallies.merge(row.getInt(0), of(row), Tally::plus));
        return java.util.List.of(tallies).iterator();
    }

    private static Tally of(Row row) {
        return switch (row.getString(1)) {
            case Decision.ACCEPTED -> new Tally(1, 0, 0, new BigInteger(row.getString(2)), new TreeMap<>());
            case Decision.DUPLICATE -> new Tally(0, 1, 0, BigInteger.ZERO, reasons(row));
            case Decision.QUARANTINED -> new Tally(0, 0, 1, BigInteger.ZERO, reasons(row));
            default -> throw new IllegalStateException("Outcome " + row.getString(1));
        };
    }

    private static TreeMap<String, Long> reasons(Row row) {
        return row.isNullAt(3) ? new TreeMap<>() : new TreeMap<>(Map.of(row.getString(3), 1L));
    }

    Tally plus(Tally other) {
        TreeMap<String, Long> both = reasons;
        if (!other.reasons.isEmpty()) {
            both = new TreeMap<>(reasons);
            for (var reason : other.reasons.entrySet()) {
                both.merge(reason.getKey(), reason.getValue(), Long::sum);
            }
        }
        return new Tally(
                accepted + other.accepted,
                duplicates + other.duplicates,
                quarantined + other.quarantined,
                amountSum.add(other.amountSum),
                both);
    }

    /** What has to be added to the other one to give this; its numbers may be negative. */
    Tally minus(Tally other) {
        return new Tally(
                accepted - other.accepted,
                duplicates - other.duplicates,
                quarantined - other.quarantined,
                amountSum.subtract(other.amountSum),
                reasons);
    }

    long rows() {
        return accepted + duplicates + quarantined;
    }
}
