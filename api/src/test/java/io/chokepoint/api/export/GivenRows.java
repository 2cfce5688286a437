package io.chokepoint.api.export;

import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a test, each said by what fills it. */
final class GivenRows implements RowSource {
    private final RowSchema schema;
    private final long expected;
    private final Iterator<Consumer<Row>> rows;

    GivenRows(RowSchema schema, List<Consumer<Row>> rows) {
        this.schema = schema;
        this.expected = rows.size();
        this.rows = rows.iterator();
    }

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
        if (!rows.hasNext()) {
            return false;
        }
        row.clear();
        rows.next().accept(row);
        return true;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
