package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.Period;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Publications of a period that say something of subjects that the tenant may see, with the days of them that it may see. They
 * are found by when they became visible, not by the days that they are about.
 */
final class RevisionQuery {
    private static final String COLUMNS =
            "toUnixTimestamp64Micro(published_at), dataset, toString(run_id), toInt32(arrayMin(days)),"
                    + " toInt32(arrayMax(days)), toInt64(length(days))";

    private final Filters filters;
    private final Period period;

    RevisionQuery(Filters filters, Period period) {
        this.filters = filters;
        this.period = period;
    }

    ScopedQuery rows(TenantScope scope, Instant knownAt) {
        return from(COLUMNS, scope, knownAt).append(" ORDER BY published_at, dataset, toString(run_id)");
    }

    ScopedQuery count(TenantScope scope, Instant knownAt) {
        return from("count()", scope, knownAt);
    }

    private ScopedQuery from(String columns, TenantScope scope, Instant knownAt) {
        ScopedQuery measured = ScopedQuery.select(
                "dataset, min(first_as_of) AS first_day", VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        filters.addSubjectsTo(measured);
        measured.append(" GROUP BY dataset");
        return ScopedQuery.selectGranted(
                        "dataset, run_id, published_at, as_ofs", VisibleView.VISIBLE_PUBLICATION, scope, knownAt)
                .append(" AND toUnixTimestamp64Micro(published_at) >= ? AND toUnixTimestamp64Micro(published_at) < ?")
                .with(micros(period.start()))
                .with(micros(period.endExclusive()))
                .within(
                        "SELECT " + columns + " FROM (SELECT published.dataset AS dataset, run_id, published_at,"
                                + " arrayFilter(day -> day >= first_day, as_ofs) AS days FROM (",
                        ") AS published INNER JOIN (")
                .append(measured)
                .append(") AS measured ON published.dataset = measured.dataset) WHERE notEmpty(days)");
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
