package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what was published of what an export covers. */
@ApplicationScoped
class PublicationWatch {
    /** Most publications of one look. */
    static final int MOST_AT_ONCE = 20;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final ClickHouseReader reader;

    PublicationWatch(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** Days that became visible at one instant, at least one. */
    record Published(Instant at, NavigableSet<LocalDate> days) {
        /** From the first to the last of them. */
        Period period() {
            return Period.ofDays(days.first(), days.last().plusDays(1));
        }

        boolean touches(Period period) {
            return !days.subSet(period.firstDay(), period.endDay()).isEmpty();
        }
    }

    /** When something that the tenant may see was published last; 1970 when nothing was. */
    Instant latest(TenantScope scope, Instant now) {
        ScopedQuery query = ScopedQuery.selectGranted(
                "toUnixTimestamp64Micro(max(published_at))", VisibleView.VISIBLE_PUBLICATION, scope, now);
        return instant(reader.list(query, row -> row.getLong(1)).get(0));
    }

    /** What became visible to the tenant after an instant and still is, the oldest first. */
    List<Published> since(TenantScope scope, Filters filters, Instant after, Instant now) {
        ScopedQuery query = ScopedQuery.select(
                        "toUnixTimestamp64Micro(published_at) AS micros,"
                                + " arrayStringConcat(groupUniqArray(toString(as_of)), ',')",
                        VisibleView.VISIBLE_INDEX_VALUE,
                        scope,
                        now)
                .append(" AND toUnixTimestamp64Micro(published_at) > ?")
                .with(micros(after));
        filters.addTo(query, true);
        query.append(" GROUP BY published_at ORDER BY micros LIMIT " + MOST_AT_ONCE);
        return reader.list(
                query,
                row -> new Published(
                        instant(row.getLong(1)),
                        Arrays.stream(row.getString(2).split(","))
                                .map(LocalDate::parse)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
