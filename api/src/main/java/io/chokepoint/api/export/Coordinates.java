package io.chokepoint.api.export;

import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a distribution is of: the first columns of {@link Dataset#DISTRIBUTION} and {@link Dataset#INDEX_SERIES}, in the order of
 * their rows.
 */
record Coordinates(String subject, String resource, String basis, long day) implements Comparable<Coordinates> {
    static Coordinates of(RowSchema schema, Row row) {
        return new Coordinates(
                row.text(schema.position("subject_id")),
                row.text(schema.position("resource")),
                row.text(schema.position("basis")),
                row.number(schema.position("as_of")));
    }

    @Override
    public int compareTo(Coordinates other) {
        int order = compare(subject, other.subject);
        order = order == 0 ? compare(resource, other.resource) : order;
        order = order == 0 ? compare(basis, other.basis) : order;
        return order == 0 ? Long.compare(day, other.day) : order;
    }

    /** As ClickHouse sorts: bytes as unsigned. */
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
