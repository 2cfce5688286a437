package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.RowStream;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Rows of a dataset as a tenant sees them at an instant of knowledge, one after another. */
final class VisibleRows implements RowSource {
    private final RowSchema schema;
    private final long expected;
    private final RowStream stream;

    private VisibleRows(RowSchema schema, long expected, RowStream stream) {
        this.schema = schema;
        this.expected = expected;
        this.stream = stream;
    }

    static VisibleRows open(
            ClickHouseReader reader,
            TenantScope scope,
            Instant knownAt,
            Dataset dataset,
            DatasetQuery query,
            Duration limit) {
        long expected = reader.list(query.count(scope, knownAt), row -> row.getLong(1)).get(0);
        return new VisibleRows(dataset.schema(), expected, reader.open(query.rows(scope, knownAt), limit));
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
        return stream.next(values -> fill(values, row));
    }

    private void fill(ResultSet values, Row row) throws SQLException {
        row.clear();
        for (int i = 0; i < schema.width(); i++) {
            ColumnType type = schema.column(i).type();
            if (type.isBytes()) {
                String text = values.getString(i + 1);
                if (text != null) {
                    row.setText(i, text);
                }
            } else if (type == ColumnType.REAL) {
                double real = values.getDouble(i + 1);
                if (!values.wasNull()) {
                    row.setReal(i, real);
                }
            } else {
                long number = values.getLong(i + 1);
                if (!values.wasNull()) {
                    row.setNumber(i, number);
                }
            }
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
