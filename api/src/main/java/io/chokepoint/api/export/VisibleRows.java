package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.RowStream;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.ResultSetRow;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.time.Duration;
import java.time.Instant;

/** Rows of a dataset as a tenant sees them at an instant of knowledge, one after another. */
final class VisibleRows implements RowSource {
    private final RowSchema schema;
    private final long expected;
    private final RowStream stream;
    private final ResultSetRow taker;

    private VisibleRows(RowSchema schema, long expected, RowStream stream) {
        this.schema = schema;
        this.expected = expected;
        this.stream = stream;
        this.taker = new ResultSetRow(schema);
    }

    static VisibleRows open(
            ClickHouseReader reader,
            TenantScope scope,
            Instant knownAt,
            Dataset dataset,
            DatasetQuery query,
            Duration limit) {
        long expected =
                reader.list(query.count(scope, knownAt), row -> row.getLong(1)).get(0);
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
        return stream.next(values -> taker.fill(values, row));
    }

    @Override
    public void close() {
        stream.close();
    }
}
