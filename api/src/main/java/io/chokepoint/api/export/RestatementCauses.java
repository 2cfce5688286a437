package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import io.chokepoint.indices.PublicationCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out why a period is restated, from what was known of it before and what is known after. */
@ApplicationScoped
class RestatementCauses {
    private final ClickHouseReader reader;

    RestatementCauses(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * The codes of {@link PublicationCause}, at least one: what the publications in between say, and what the values tell of
     * those that say nothing, since they have added days to a period that is delivered already.
     */
    List<String> between(TenantScope scope, Filters filters, Period period, Instant before, Instant after) {
        Set<PublicationCause> causes = said(scope, filters, period, before, after);
        Known earlier = known(scope, filters, period, before);
        Known later = known(scope, filters, period, after);
        if (later.hasOtherVersionsThan(earlier)) {
            causes.add(PublicationCause.METHOD_CHANGE);
        }
        if (later.dataThrough() > earlier.dataThrough()) {
            causes.add(PublicationCause.LATE_DATA);
        }
        causes.remove(PublicationCause.REPUBLISHED);
        return causes.isEmpty()
                ? List.of(PublicationCause.REPUBLISHED.name())
                : causes.stream().map(Enum::name).toList();
    }

    /** What the publications say that became visible after {@code before} and not after {@code after}. */
    private Set<PublicationCause> said(
            TenantScope scope, Filters filters, Period period, Instant before, Instant after) {
        ScopedQuery measured = ScopedQuery.select("dataset", VisibleView.VISIBLE_SUBJECT, scope, after);
        filters.addSubjectsTo(measured);
        ScopedQuery query = ScopedQuery.selectGranted(
                        "DISTINCT arrayJoin(causes)", VisibleView.VISIBLE_PUBLICATION, scope, after)
                .append(" AND toUnixTimestamp64Micro(published_at) > ? AND dataset IN (")
                .with(ChronoUnit.MICROS.between(Instant.EPOCH, before))
                .append(measured)
                .append(") AND arrayExists(day -> day >= toDate(?) AND day < toDate(?), as_ofs)")
                .with(ScopedQuery.day(period.firstDay()))
                .with(ScopedQuery.day(period.endDay()));
        Set<PublicationCause> causes = EnumSet.noneOf(PublicationCause.class);
        reader.list(query, row -> causes.add(PublicationCause.valueOf(row.getString(1))));
        return causes;
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
