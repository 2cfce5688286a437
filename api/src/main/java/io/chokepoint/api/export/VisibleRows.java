package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ClickHouseStreams;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowBinaryRows;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Rows of a dataset as a tenant sees them at an instant of knowledge: counted first, then one after another. */
@ApplicationScoped
class VisibleRows {
    private final ClickHouseReader reader;
    private final ClickHouseStreams streams;
    private final PanacheTenantSql sql;
    private final ExportConfig config;

    VisibleRows(ClickHouseReader reader, ClickHouseStreams streams, PanacheTenantSql sql, ExportConfig config) {
        this.reader = reader;
        this.sql = sql;
        this.streams = streams;
        this.config = config;
    }

    RowSource open(TenantScope scope, Instant knownAt, Dataset dataset, DatasetQuery query) {
        if (dataset == Dataset.DELIVERY) {
            return DeliveryRows.read(sql, scope.tenantId(), query.period(), knownAt);
        }
        return open(dataset.schema(), query.count(scope, knownAt), query.rows(scope, knownAt));
    }

    /**
     * Rows of a query.
     *
     * @param schema shape of the rows
     * @param count gives their number
     */
    RowSource open(RowSchema schema, ScopedQuery count, ScopedQuery rows) {
        return new RowBinaryRows(schema, count(count), streams.open(rows, config.queryTimeout()));
    }

    /** What a query that gives one number gives. */
    long count(ScopedQuery query) {
        return reader.list(query, row -> row.getLong(1)).get(0);
    }
}
