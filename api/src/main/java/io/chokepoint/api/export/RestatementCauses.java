package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out why a period is restated, from what was known of it before and what is known after. */
@ApplicationScoped
class RestatementCauses {
    /** An index is computed by another version of its method. */
    static final String METHOD_CHANGE = "METHOD_CHANGE";
    /** Input has entered that is newer than all that entered before. */
    static final String LATE_DATA = "LATE_DATA";
    /** Computed again of input that reaches as far as before: corrected, or the same. */
    static final String REPUBLISHED = "REPUBLISHED";

    private final ClickHouseReader reader;

    RestatementCauses(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** The codes, at least one. */
    List<String> between(TenantScope scope, Filters filters, Period period, Instant before, Instant after) {
        Known earlier = known(scope, filters, period, before);
        Known later = known(scope, filters, period, after);
        List<String> causes = new ArrayList<>();
        if (later.hasOtherVersionsThan(earlier)) {
            causes.add(METHOD_CHANGE);
        }
        if (later.dataThrough() > earlier.dataThrough()) {
            causes.add(LATE_DATA);
        }
        return causes.isEmpty() ? List.of(REPUBLISHED) : causes;
    }

    /** Versions by index, and the time of the newest input in milliseconds; 0 where there is none. */
    private record Known(Map<String, String> versions, long dataThrough) {
        boolean hasOtherVersionsThan(Known other) {
            return versions.entrySet().stream()
                    .anyMatch(index -> other.versions.containsKey(index.getKey())
                            && !other.versions.get(index.getKey()).equals(index.getValue()));
        }
    }

    private Known known(TenantScope scope, Filters filters, Period period, Instant knownAt) {
        ScopedQuery query = ScopedQuery.select(
                        "index_id, arrayStringConcat(arraySort(groupUniqArray(toString(methodology_version))), '+'),"
                                + " max(toUnixTimestamp64Milli(data_through))",
                        VisibleView.VISIBLE_INDEX_VALUE,
                        scope,
                        knownAt)
                .append(" AND as_of >= toDate(?) AND as_of < toDate(?)")
                .with(ScopedQuery.day(period.firstDay()))
                .with(ScopedQuery.day(period.endDay()));
        filters.addTo(query, true);
        query.append(" GROUP BY index_id");
        record Index(String id, String versions, long dataThrough) {}
        List<Index> indices = reader.list(query, row -> new Index(row.getString(1), row.getString(2), row.getLong(3)));
        return new Known(
                indices.stream().collect(Collectors.toMap(Index::id, Index::versions)),
                indices.stream().mapToLong(Index::dataThrough).max().orElse(0));
    }
}
