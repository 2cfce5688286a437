package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Direction;
import io.chokepoint.indices.Resource;
import io.chokepoint.indices.ValueStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads published indices as a tenant sees them. */
@ApplicationScoped
class IndexValueReader {
    static final String COLUMNS =
            """
            dataset, subject_id, index_id, resource, basis, toString(as_of) AS day, value, toString(exact_value) AS exact, lower, upper, status, reason, coverage,
            toString(population) AS entities, methodology_version, toUnixTimestamp64Milli(data_through) AS through,
            digest, toString(run_id) AS run, toUnixTimestamp64Micro(published_at) AS published
            """;

    private final ClickHouseReader reader;

    IndexValueReader(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * Which index of what.
     *
     * @param dataset what it is published in; empty where that is not known, or does not matter
     */
    record Coordinates(String dataset, String subjectKey, CentralizationIndex index, Resource resource, Basis basis) {
        /** An index of a subject. */
        static Coordinates of(Subject subject, CentralizationIndex index, Resource resource, Basis basis) {
            return new Coordinates(subject.dataset(resource).orElse(""), subject.getKey(), index, resource, basis);
        }

        static Coordinates of(ResultSet row) throws SQLException {
            return new Coordinates(
                    row.getString("dataset"),
                    row.getString("subject_id"),
                    CentralizationIndex.ofId(row.getString("index_id")),
                    Resource.ofId(row.getString("resource")),
                    Basis.ofId(row.getString("basis")));
        }

        Coordinates on(Basis other) {
            return new Coordinates(dataset, subjectKey, index, resource, other);
        }

        /** Subject, resource, basis and index, as ClickHouse names them. */
        List<String> ids() {
            return List.of(subjectKey, resource.id(), basis.id(), index.id());
        }
    }

    /** A subject in the order of an index. */
    record Ranked(String subjectKey, IndexValue value) {}

    /**
     * The newest values of one index of all subjects, the most concentrated first, then by key; those without a value are
     * left out.
     *
     * @param coordinates index, resource and basis; the subject does not matter
     * @param subjects which subjects, as a query for their keys; all where empty
     * @param offset values left out at the beginning
     */
    List<Ranked> ranking(
            TenantScope scope,
            Instant knownAt,
            Coordinates coordinates,
            Optional<ScopedQuery> subjects,
            Optional<LocalDate> at,
            long offset,
            int limit) {
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_INDEX_VALUE, scope, knownAt)
                .append(" AND resource = ? AND basis = ? AND index_id = ?")
                .with(coordinates.resource().id())
                .with(coordinates.basis().id())
                .with(coordinates.index().id());
        at.ifPresent(day -> query.append(" AND as_of <= toDate(?)").with(ScopedQuery.day(day)));
        subjects.ifPresent(
                keys -> query.append(" AND subject_id IN (").append(keys).append(")"));
        boolean descending = coordinates.index().definition().direction() == Direction.HIGHER_IS_MORE_CONCENTRATED;
        query.append(" ORDER BY as_of DESC LIMIT 1 BY subject_id")
                .within(
                        "SELECT * FROM (",
                        ") WHERE value IS NOT NULL ORDER BY value" + (descending ? " DESC" : "")
                                + ", subject_id LIMIT ? OFFSET ?")
                .with(limit)
                .with(offset);
        return reader.list(query, row -> {
            Coordinates each = Coordinates.of(row);
            return new Ranked(each.subjectKey(), indexValue(row, scope, knownAt, each));
        });
    }

    /** The values of a span of days, both ends included: the last measured day of each period, by day. */
    List<IndexValue> series(
            TenantScope scope,
            Instant knownAt,
            Coordinates coordinates,
            LocalDate from,
            LocalDate to,
            Frequency frequency,
            int limit) {
        ScopedQuery query = select(scope, knownAt, coordinates)
                .append(" AND as_of >= toDate(?) AND as_of <= toDate(?)")
                .with(ScopedQuery.day(from))
                .with(ScopedQuery.day(to))
                .append(" ORDER BY " + frequency.periodSql() + ", as_of DESC LIMIT 1 BY " + frequency.periodSql())
                .append(" LIMIT ?")
                .with(limit);
        return list(query, scope, knownAt, coordinates);
    }

    private static ScopedQuery select(TenantScope scope, Instant knownAt, Coordinates coordinates) {
        return ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_INDEX_VALUE, scope, knownAt)
                .append(" AND subject_id = ? AND resource = ? AND basis = ? AND index_id = ?")
                .with(coordinates.subjectKey())
                .with(coordinates.resource().id())
                .with(coordinates.basis().id())
                .with(coordinates.index().id())
                .inDatasets(coordinates.dataset().isEmpty() ? Set.of() : Set.of(coordinates.dataset()));
    }

    private List<IndexValue> list(ScopedQuery query, TenantScope scope, Instant knownAt, Coordinates coordinates) {
        return reader.list(query, row -> indexValue(row, scope, knownAt, coordinates));
    }

    /** The value in a row of {@link #COLUMNS}. */
    static IndexValue indexValue(ResultSet row, TenantScope scope, Instant knownAt, Coordinates coordinates)
            throws SQLException {
        String reason = row.getString("reason");
        return new IndexValue(
                coordinates.index(),
                coordinates.resource(),
                coordinates.basis(),
                LocalDate.parse(row.getString("day")),
                numberOrNull(row, "value"),
                row.getString("exact"),
                coordinates.index().definition().unit(),
                numberOrNull(row, "lower"),
                numberOrNull(row, "upper"),
                row.getDouble("coverage"),
                row.getString("entities"),
                ValueStatus.valueOf(row.getString("status")),
                reason.isEmpty() ? null : reason,
                row.getInt("methodology_version"),
                knownAt,
                Instant.ofEpochMilli(row.getLong("through")),
                new Run(scope, knownAt, row.getString("run"), ofMicros(row.getLong("published"))),
                row.getString("digest"),
                null);
    }

    private static Double numberOrNull(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : (Double) number;
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
