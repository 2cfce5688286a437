package io.chokepoint.export.testing;

import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a test, each said by what fills it. */
public record Rows(RowSchema schema, List<Consumer<Row>> rows, long expected) {

    /** As many rows as are counted. */
    public static Rows of(RowSchema schema, List<Consumer<Row>> rows) {
        return new Rows(schema, rows, rows.size());
    }

    /** The rows from the first on. */
    public RowSource open() {
        return new RowSource() {
            private int next;

            @Override
            public RowSchema schema() {
                return schema;
            }

            @Override
            public long expected() {
                return expected;
            }

            @Override
            public boolean next(Row row) {
                row.clear();
                if (next == rows.size()) {
                    return false;
                }
                rows.get(next++).accept(row);
                return true;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
