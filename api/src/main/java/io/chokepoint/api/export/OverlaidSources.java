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
import java.sql.ResultSet;
import java.sql.SQLException;
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
        return switch (dataset) {
            case DISTRIBUTION, INDEX_SERIES, CURVE, RANKING -> true;
            case COMPOSITE, REVISION, DELIVERY -> false;
        };
    }

    /** The rows of a dataset that {@link #takes takes} an overlay. */
    RowSource open(
            TenantScope scope,
            Instant knownAt,
            Dataset dataset,
            Filters filters,
            Period period,
            OverlayContent content) {
        OverlaidParties overlay = new OverlaidParties(content);
        return switch (dataset) {
            case DISTRIBUTION -> amounts(scope, knownAt, filters, period, overlay);
            case INDEX_SERIES -> series(scope, knownAt, filters, period, overlay);
            case CURVE -> curves(scope, knownAt, filters, period, overlay);
            case RANKING -> ranking(scope, knownAt, filters, period, overlay);
            case COMPOSITE, REVISION, DELIVERY -> throw new IllegalStateException(dataset + " takes no overlay");
        };
    }

    private RowSource series(
            TenantScope scope, Instant knownAt, Filters filters, Period period, OverlaidParties overlay) {
        RowSource amounts = amounts(scope, knownAt, filters, period, overlay);
        try {
            DatasetQuery query = new DatasetQuery(Dataset.INDEX_SERIES, filters, period);
            return new OverlaidSeries(visible.open(scope, knownAt, Dataset.INDEX_SERIES, query), amounts);
        } catch (RuntimeException e) {
            amounts.close();
            throw e;
        }
    }

    private RowSource curves(
            TenantScope scope, Instant knownAt, Filters filters, Period period, OverlaidParties overlay) {
        Map<Coordinates, Long> populations = new HashMap<>();
        DatasetQuery query = new DatasetQuery(Dataset.DISTRIBUTION, filters, period);
        reader.list(query.populations(scope, knownAt), row -> populations.put(coordinates(row), row.getLong(5)));
        Changes changes = changes(scope, knownAt, query, overlay);
        changes.named().forEach((of, rows) -> populations.merge(of, (long) -rows.size(), Long::sum));
        changes.parties().forEach((of, rows) -> populations.merge(of, (long) rows.size(), Long::sum));
        long points =
                populations.values().stream().mapToLong(OverlaidCurves::points).sum();
        return new OverlaidCurves(amounts(scope, knownAt, query, overlay, changes), points);
    }

    private RowSource ranking(
            TenantScope scope, Instant knownAt, Filters filters, Period period, OverlaidParties overlay) {
        Map<String, OverlaidRanking.Subject> subjects = new HashMap<>();
        DatasetQuery query = new DatasetQuery(Dataset.INDEX_SERIES, filters, period);
        reader.list(
                query.subjects(scope, knownAt),
                row -> subjects.put(row.getString(1), new OverlaidRanking.Subject(row.getString(2), row.getString(3))));
        try (RowSource series = series(scope, knownAt, filters, period, overlay)) {
            return new OverlaidRanking(series, subjects);
        }
    }

    private RowSource amounts(
            TenantScope scope, Instant knownAt, Filters filters, Period period, OverlaidParties overlay) {
        DatasetQuery query = new DatasetQuery(Dataset.DISTRIBUTION, filters, period);
        return amounts(scope, knownAt, query, overlay, changes(scope, knownAt, query, overlay));
    }

    private RowSource amounts(
            TenantScope scope, Instant knownAt, DatasetQuery query, OverlaidParties overlay, Changes changes) {
        long outgoing = changes.named().values().stream().mapToLong(Map::size).sum();
        return new OverlaidRows(
                visible.open(scope, knownAt, Dataset.DISTRIBUTION, query),
                overlay.entities(),
                outgoing,
                changes.parties());
    }

    /** What falls out of each distribution, and what comes in. */
    private record Changes(
            Map<Coordinates, Map<String, BigInteger>> named,
            Map<Coordinates, List<Map.Entry<String, BigInteger>>> parties) {}

    private Changes changes(TenantScope scope, Instant knownAt, DatasetQuery query, OverlaidParties overlay) {
        Set<String> entities = overlay.entities();
        Map<Coordinates, Map<String, BigInteger>> named =
                entities.isEmpty() ? Map.of() : named(query.named(scope, knownAt, entities, MOST_NAMED + 1));
        Map<Coordinates, List<Map.Entry<String, BigInteger>>> parties = new HashMap<>();
        named.forEach((of, rows) -> parties.put(of, overlay.of(rows)));
        return new Changes(named, parties);
    }

    private Map<Coordinates, Map<String, BigInteger>> named(ScopedQuery query) {
        record Named(Coordinates of, String entity, BigInteger amount) {}
        List<Named> rows = reader.list(
                query, row -> new Named(coordinates(row), row.getString(5), new BigInteger(row.getString(6))));
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

    private static Coordinates coordinates(ResultSet row) throws SQLException {
        return new Coordinates(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
    }
}
