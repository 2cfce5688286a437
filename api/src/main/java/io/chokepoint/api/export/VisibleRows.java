package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ClickHouseStreams;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowBinaryRows;
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
        long expected =
                reader.list(query.count(scope, knownAt), row -> row.getLong(1)).get(0);
        return new RowBinaryRows(
                dataset.schema(), expected, streams.open(query.rows(scope, knownAt), config.queryTimeout()));
    }
}
