package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.whatif.OverlaidParties;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of datasets as an overlay of the tenant changes them. */
@ApplicationScoped
class OverlaidSources {
    /** Rows that an overlay may name in one run: they are held in memory. */
    private static final int MOST_NAMED = 1_000_000;

    private final VisibleRows visible;
    private final ClickHouseReader reader;

    OverlaidSources(VisibleRows visible, ClickHouseReader reader) {
        this.visible = visible;
        this.reader = reader;
    }

    /** Whether a dataset can be exported with an overlay. */
    static boolean takes(Dataset dataset) {
        return dataset == Dataset.DISTRIBUTION || dataset == Dataset.INDEX_SERIES;
    }

    /** The rows of a dataset that {@link #takes takes} an overlay. */
    RowSource open(
            TenantScope scope,
            Instant knownAt,
            Dataset dataset,
            Filters filters,
            Period period,
            OverlayContent overlay) {
        DatasetQuery query = new DatasetQuery(Dataset.DISTRIBUTION, filters, period);
        RowSource amounts = amounts(scope, knownAt, query, new OverlaidParties(overlay));
        if (dataset == Dataset.DISTRIBUTION) {
            return amounts;
        }
        try {
            DatasetQuery series = new DatasetQuery(Dataset.INDEX_SERIES, filters, period);
            return new OverlaidSeries(visible.open(scope, knownAt, Dataset.INDEX_SERIES, series), amounts);
        } catch (RuntimeException e) {
            amounts.close();
            throw e;
        }
    }

    private RowSource amounts(TenantScope scope, Instant knownAt, DatasetQuery query, OverlaidParties overlay) {
        Set<String> entities = overlay.entities();
        Map<Coordinates, Map<String, BigInteger>> named =
                entities.isEmpty() ? Map.of() : named(query.named(scope, knownAt, entities, MOST_NAMED + 1));
        Map<Coordinates, List<Map.Entry<String, BigInteger>>> parties = new HashMap<>();
        named.forEach((of, rows) -> parties.put(of, overlay.of(rows)));
        long outgoing = named.values().stream().mapToLong(Map::size).sum();
        return new OverlaidRows(visible.open(scope, knownAt, Dataset.DISTRIBUTION, query), entities, outgoing, parties);
    }

    private Map<Coordinates, Map<String, BigInteger>> named(ScopedQuery query) {
        record Named(Coordinates of, String entity, BigInteger amount) {}
        List<Named> rows = reader.list(
                query,
                row -> new Named(
                        new Coordinates(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                        row.getString(5),
                        new BigInteger(row.getString(6))));
        if (rows.size() > MOST_NAMED) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "The overlay names more than %d rows of the period; narrow the filters or the period"
                            .formatted(MOST_NAMED));
        }
        Map<Coordinates, Map<String, BigInteger>> named = new HashMap<>();
        rows.forEach(
                row -> named.computeIfAbsent(row.of(), any -> new HashMap<>()).put(row.entity(), row.amount()));
        return named;
    }
}
