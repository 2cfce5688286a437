package io.chokepoint.export.pack;

import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a manifest says of rows, counted while they pass. */
final class RowTally {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final String DATA_THROUGH = "data_through";

    private final RowSchema schema;
    private final ContentDigest digest;
    private final long[] nulls;
    private final int dataThrough;
    private long rows;
    private long newestInput = Long.MIN_VALUE;

    RowTally(RowSchema schema) {
        this.schema = schema;
        digest = new ContentDigest(schema);
        nulls = new long[schema.width()];
        dataThrough = schema.columns().stream().anyMatch(column -> column.name().equals(DATA_THROUGH))
                ? schema.position(DATA_THROUGH)
                : -1;
    }

    void add(Row row) {
        rows++;
        digest.add(row);
        for (int i = 0; i < nulls.length; i++) {
            if (row.isNull(i)) {
                nulls[i]++;
                if (!schema.column(i).nullable()) {
                    throw new IllegalArgumentException(
                            "Row %d has no %s".formatted(rows, schema.column(i).name()));
                }
            }
        }
        if (dataThrough >= 0 && !row.isNull(dataThrough)) {
            newestInput = Math.max(newestInput, row.number(dataThrough));
        }
    }

    long rows() {
        return rows;
    }

    String contentDigest() {
        return digest.hex();
    }

    /** Rows without a value, by nullable column. */
    Map<String, Long> nulls() {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < nulls.length; i++) {
            if (schema.column(i).nullable()) {
                counts.put(schema.column(i).name(), nulls[i]);
            }
        }
        return counts;
    }

    /** Time of the newest input, where the rows say it. */
    Optional<Instant> dataThrough() {
        if (newestInput == Long.MIN_VALUE) {
            return Optional.empty();
        }
        assert schema.column(dataThrough).type() == ColumnType.INSTANT;
        return Optional.of(Instant.ofEpochSecond(
                Math.floorDiv(newestInput, MICROS_PER_SECOND),
                Math.floorMod(newestInput, MICROS_PER_SECOND) * NANOS_PER_MICRO));
    }
}
