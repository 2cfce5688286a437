package io.chokepoint.api.subject;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.subject.RevisionConnection.Revision;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.PublicationCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Reads the publications of a subject's datasets as a tenant sees them. */
@ApplicationScoped
class RevisionReader {
    private static final String COLUMNS =
            """
            dataset, toString(run_id) AS run, toUnixTimestamp64Micro(published_at) AS published,
            arrayFilter(day -> day >= toDate(?), as_ofs) AS days,
            toString(arrayMin(days)) AS first_day, toString(arrayMax(days)) AS last_day, length(days) AS number,
            arrayStringConcat(causes, ',') AS why
            """;

    private final ClickHouseReader reader;

    RevisionReader(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * Publications, the newest first.
     *
     * @param subject a subject as the tenant sees it: days before its first are left out
     * @param offset publications left out at the beginning
     */
    List<Revision> revisions(TenantScope scope, Instant knownAt, Subject subject, long offset, int limit) {
        LocalDate first = subject.getResources().stream()
                .map(Subject.MeasuredResource::firstAsOf)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        ScopedQuery datasets = ScopedQuery.select("dataset", VisibleView.VISIBLE_SUBJECT, scope, knownAt)
                .append(" AND subject_id = ?")
                .with(subject.getKey());
        ScopedQuery query = ScopedQuery.selectGranted(
                        COLUMNS, VisibleView.VISIBLE_PUBLICATION, scope, knownAt, ScopedQuery.day(first))
                .append(" AND dataset IN (")
                .append(datasets)
                .append(") AND notEmpty(days) ORDER BY published_at DESC, run_id LIMIT ? OFFSET ?")
                .with(limit)
                .with(offset);
        return reader.list(
                query,
                row -> new Revision(
                        row.getString("dataset"),
                        Instant.EPOCH.plus(row.getLong("published"), ChronoUnit.MICROS),
                        row.getString("run"),
                        LocalDate.parse(row.getString("first_day")),
                        LocalDate.parse(row.getString("last_day")),
                        row.getInt("number"),
                        causes(row.getString("why"))));
    }

    private static List<PublicationCause> causes(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Stream.of(codes.split(",")).map(PublicationCause::valueOf).toList();
    }
}
