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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads published indices as a tenant sees them. */
@ApplicationScoped
class IndexValueReader {
    private static final String COLUMNS =
            """
            dataset, subject_id, index_id, resource, basis, toString(as_of) AS day, value, toString(exact_value) AS exact, status, reason, coverage,
            toString(population) AS entities, methodology_version, toUnixTimestamp64Milli(data_through) AS through,
            digest, toString(run_id) AS run, toUnixTimestamp64Micro(published_at) AS published
            """;

    /** What {@link Coordinates#ids} are ids of, in the same order. */
    private static final List<String> KEY = List.of("subject_id", "resource", "basis", "index_id");

    /** After every day that ClickHouse can hold. */
    private static final LocalDate LAST_DAY = LocalDate.of(2149, 6, 6);

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

        private List<String> ids() {
            return List.of(subjectKey, resource.id(), basis.id(), index.id());
        }
    }

    /**
     * The values of many coordinates in one statement: each that of the newest measured day, not after the day given with it;
     * what is not measured has none.
     */
    Map<Coordinates, IndexValue> values(
            TenantScope scope, Instant knownAt, Map<Coordinates, Optional<LocalDate>> asked) {
        Map<List<String>, Coordinates> byIds = new LinkedHashMap<>();
        asked.keySet().forEach(each -> byIds.put(each.ids(), each));
        Set<String> datasets = asked.keySet().stream().map(Coordinates::dataset).collect(Collectors.toSet());
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_INDEX_VALUE, scope, knownAt);
        // Each list by itself: to plan as many tuples costs ClickHouse and its driver more than the rows do.
        long combinations = 1;
        for (int column = 0; column < KEY.size(); column++) {
            Set<String> values = new LinkedHashSet<>();
            for (List<String> ids : byIds.keySet()) {
                values.add(ids.get(column));
            }
            combinations *= values.size();
            query.append(" AND " + KEY.get(column) + " IN ").appendValues(values);
        }
        query.inDatasets(datasets.contains("") ? Set.of() : datasets);
        appendDays(query, asked, combinations == asked.size());
        query.append(" ORDER BY as_of DESC LIMIT 1 BY subject_id, resource, basis, index_id");
        Map<Coordinates, IndexValue> found = new HashMap<>();
        reader.list(query, row -> {
            Coordinates each = byIds.get(Coordinates.of(row).ids());
            return found.put(each, indexValue(row, scope, knownAt, each));
        });
        return found;
    }

    /**
     * Keeps out the days after those that were asked for, and combinations that nobody asked for: each row is held against
     * the day of its coordinates by a look-up, unless all have the same.
     */
    private static void appendDays(ScopedQuery query, Map<Coordinates, Optional<LocalDate>> asked, boolean all) {
        Set<Optional<LocalDate>> days = new HashSet<>(asked.values());
        if (all && days.size() == 1) {
            days.iterator().next().ifPresent(day -> query.append(" AND as_of <= toDate(?)")
                    .with(ScopedQuery.day(day)));
            return;
        }
        String places = String.join(", ", Collections.nCopies(asked.size(), "?"));
        query.append(
                " AND as_of <= toDate(transform(concat(subject_id, '\\t', resource, '\\t', basis, '\\t', index_id), ["
                        + places + "], [" + places + "], '1970-01-01'))");
        asked.keySet().forEach(each -> query.with(String.join("\t", each.ids())));
        asked.values().forEach(day -> query.with(ScopedQuery.day(day.orElse(LAST_DAY))));
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

    private static IndexValue indexValue(ResultSet row, TenantScope scope, Instant knownAt, Coordinates coordinates)
            throws SQLException {
        double value = row.getDouble("value");
        Double valueOrNull = row.wasNull() ? null : value;
        String reason = row.getString("reason");
        return new IndexValue(
                coordinates.index(),
                coordinates.resource(),
                coordinates.basis(),
                LocalDate.parse(row.getString("day")),
                valueOrNull,
                row.getString("exact"),
                coordinates.index().definition().unit(),
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

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
