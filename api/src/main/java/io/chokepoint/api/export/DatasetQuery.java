package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.row.Dataset;
import java.time.Instant;
import java.util.Collection;

/** The queries of a dataset: its rows in the order of their key, and their number. */
final class DatasetQuery {
    private static final String COORDINATES = "subject_id, resource, basis, toInt32(as_of), ";
    private static final String PUBLISHED = ", toString(run_id), toUnixTimestamp64Micro(published_at)";

    /** The columns of index values, in the order of their dataset; without aliases, which ClickHouse would put in the place of columns. */
    static final String INDEX_COLUMNS = COORDINATES
            + "index_id, value, toString(exact_value), status, nullIf(reason, ''), coverage, toInt64(population),"
            + " toInt64(methodology_version), toUnixTimestamp64Milli(data_through) * 1000, toString(digest)"
            + PUBLISHED;

    /** The order of index values: their key. */
    static final String INDEX_ORDER = "subject_id, resource, basis, as_of, index_id";

    private final Dataset dataset;
    private final Filters filters;
    private final Period period;

    DatasetQuery(Dataset dataset, Filters filters, Period period) {
        this.dataset = dataset;
        this.filters = filters;
        this.period = period;
    }

    Period period() {
        return period;
    }

    ScopedQuery rows(TenantScope scope, Instant knownAt) {
        if (dataset == Dataset.REVISION) {
            return new RevisionQuery(filters, period).rows(scope, knownAt);
        }
        return from(columns(), scope, knownAt).append(" ORDER BY " + order());
    }

    /** Rows of distributions whose entities are among these: coordinates, entity and amount. */
    ScopedQuery named(TenantScope scope, Instant knownAt, Collection<String> entities, int most) {
        return from(COORDINATES + "entity_id, toString(amount)", scope, knownAt)
                .append(" AND entity_id IN ")
                .appendValues(entities)
                .append(" LIMIT ?")
                .with(most);
    }

    /** How many entities each distribution has: coordinates and the number. */
    ScopedQuery populations(TenantScope scope, Instant knownAt) {
        return from(COORDINATES + "count()", scope, knownAt).append(" GROUP BY subject_id, resource, basis, as_of");
    }

    /** The subjects of index values with their domain and network. */
    ScopedQuery subjects(TenantScope scope, Instant knownAt) {
        return from("subject_id, domain, network", scope, knownAt).append(" LIMIT 1 BY subject_id");
    }

    ScopedQuery count(TenantScope scope, Instant knownAt) {
        if (dataset == Dataset.REVISION) {
            return new RevisionQuery(filters, period).count(scope, knownAt);
        }
        return from("count()", scope, knownAt);
    }

    private ScopedQuery from(String columns, TenantScope scope, Instant knownAt) {
        ScopedQuery query = ScopedQuery.select(columns, view(), scope, knownAt)
                .append(" AND as_of >= toDate(?) AND as_of < toDate(?)")
                .with(ScopedQuery.day(period.firstDay()))
                .with(ScopedQuery.day(period.endDay()));
        filters.addTo(query, view() == VisibleView.VISIBLE_INDEX_VALUE);
        if (dataset == Dataset.RANKING) {
            query.append(" AND value IS NOT NULL");
        }
        return query;
    }

    private VisibleView view() {
        return switch (dataset) {
            case INDEX_SERIES, RANKING -> VisibleView.VISIBLE_INDEX_VALUE;
            case DISTRIBUTION -> VisibleView.VISIBLE_ENTITY_AMOUNT;
            case CURVE -> VisibleView.VISIBLE_CURVE_POINT;
            case COMPOSITE, REVISION, DELIVERY -> throw notRead();
        };
    }

    /** In the order of the dataset's columns; without aliases, which ClickHouse would put in the place of columns. */
    private String columns() {
        return switch (dataset) {
            case INDEX_SERIES -> INDEX_COLUMNS;
            case DISTRIBUTION -> COORDINATES + "toInt64(rank), entity_id, toString(amount)" + PUBLISHED;
            case CURVE -> COORDINATES + "curve, toInt64(ordinal), x, y" + PUBLISHED;
            case RANKING ->
                "resource, basis, toInt32(as_of), index_id,"
                        + " toInt64(rank() OVER (PARTITION BY resource, basis, as_of, index_id ORDER BY value DESC)),"
                        + " subject_id, domain, network, value"
                        + PUBLISHED;
            case COMPOSITE, REVISION, DELIVERY -> throw notRead();
        };
    }

    private String order() {
        return switch (dataset) {
            case INDEX_SERIES -> INDEX_ORDER;
            case DISTRIBUTION -> "subject_id, resource, basis, as_of, rank";
            case CURVE -> "subject_id, resource, basis, as_of, curve, ordinal";
            case RANKING -> "resource, basis, as_of, index_id, value DESC, subject_id";
            case COMPOSITE, REVISION, DELIVERY -> throw notRead();
        };
    }

    private IllegalStateException notRead() {
        return new IllegalStateException(dataset + " is not read by a query of its own days");
    }
}
