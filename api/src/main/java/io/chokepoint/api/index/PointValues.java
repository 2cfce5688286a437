package io.chokepoint.api.index;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.Parameter;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads values of single days, many coordinates in one statement: each that of the newest measured day, not after the day that
 * is asked for.
 *
 * <p>A day that is asked for is nearly always measured itself, and the newest day of a subject is known. So these rows are
 * asked for by name, and the days before are searched only for what is not found by it.
 */
@ApplicationScoped
class PointValues {
    /** What {@link Coordinates#ids} are ids of, in the same order. */
    private static final List<String> KEY = List.of("subject_id", "resource", "basis", "index_id");

    private static final String NEWEST_FIRST = " ORDER BY as_of DESC";

    /** After every day that ClickHouse can hold. */
    private static final LocalDate LAST_DAY = LocalDate.of(2149, 6, 6);

    private final ClickHouseReader reader;

    PointValues(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * A value that is asked for.
     *
     * @param at last day that counts; the newest where empty
     * @param newest newest measured day as far as is known; it decides where is looked first, not what is found
     */
    record Wanted(Coordinates coordinates, Optional<LocalDate> at, Optional<LocalDate> newest) {
        Wanted on(Basis basis) {
            return new Wanted(coordinates.on(basis), at, newest);
        }

        private boolean measured() {
            return at.isPresent() && newest.isPresent() && !at.get().isAfter(newest.get());
        }

        private boolean recent() {
            return newest.isPresent() && !measured();
        }

        private LocalDate last() {
            return at.orElse(LAST_DAY);
        }

        private List<String> idsOfLastDay() {
            return withDay(coordinates, last());
        }
    }

    /** The values by what was asked for; what is not measured has none. */
    Map<Wanted, IndexValue> of(TenantScope scope, Instant knownAt, Set<Wanted> asked) {
        Map<Wanted, IndexValue> found = new HashMap<>();
        onTheirDays(scope, knownAt, those(asked, Wanted::measured), found);
        since(scope, knownAt, those(asked, Wanted::recent), true, found);
        since(scope, knownAt, those(asked, each -> !found.containsKey(each)), false, found);
        return found;
    }

    private static List<Wanted> those(Set<Wanted> asked, Predicate<Wanted> which) {
        return asked.stream().filter(which).toList();
    }

    /** Finds the values of exactly the days that are asked for. */
    private void onTheirDays(TenantScope scope, Instant knownAt, List<Wanted> asked, Map<Wanted, IndexValue> found) {
        if (asked.isEmpty()) {
            return;
        }
        Map<List<String>, List<Wanted>> byIds =
                asked.stream().collect(Collectors.groupingBy(Wanted::idsOfLastDay, LinkedHashMap::new, toList()));
        Set<LocalDate> days = asked.stream().map(Wanted::last).collect(toSet());
        ScopedQuery query = select(scope, knownAt, asked)
                // The days alone keep out the publications of all others, which the tuples do not.
                .append(" AND as_of IN ?")
                .with(Parameter.ofDays(days))
                .append(" AND (" + String.join(", ", KEY) + ", as_of) IN ?")
                .with(Parameter.ofTuples("String, String, String, String, Date", byIds.keySet()))
                .append(NEWEST_FIRST);
        reader.each(query, row -> {
            Coordinates coordinates = Coordinates.of(row);
            IndexValue value = IndexValueReader.indexValue(row, scope, knownAt, coordinates);
            byIds.get(withDay(coordinates, value.asOf())).forEach(each -> found.put(each, value));
        });
    }

    /** Finds the newest values not after the days that are asked for, on any day before, or from the newest known days on. */
    private void since(
            TenantScope scope, Instant knownAt, List<Wanted> asked, boolean newest, Map<Wanted, IndexValue> found) {
        for (Map<List<String>, Wanted> page : pages(asked)) {
            ScopedQuery query = select(scope, knownAt, page.values());
            if (newest) {
                page.values().stream()
                        .flatMap(each -> each.newest().stream())
                        .min(LocalDate::compareTo)
                        .ifPresent(
                                first -> query.append(" AND as_of >= toDate(?)").with(ScopedQuery.day(first)));
            }
            appendLastDays(query, page);
            query.append(NEWEST_FIRST + " LIMIT 1 BY " + String.join(", ", KEY));
            reader.each(query, row -> {
                Coordinates coordinates = Coordinates.of(row);
                found.put(page.get(coordinates.ids()), IndexValueReader.indexValue(row, scope, knownAt, coordinates));
            });
        }
    }

    /** Parts of what is asked for, for a statement each: in a part, coordinates have one day. */
    private static List<Map<List<String>, Wanted>> pages(List<Wanted> asked) {
        List<Map<List<String>, Wanted>> pages = new ArrayList<>();
        for (Wanted each : asked) {
            List<String> ids = each.coordinates().ids();
            pages.stream()
                    .filter(page -> !page.containsKey(ids))
                    .findFirst()
                    .orElseGet(() -> {
                        pages.add(new LinkedHashMap<>());
                        return pages.get(pages.size() - 1);
                    })
                    .put(ids, each);
        }
        return pages;
    }

    private static ScopedQuery select(TenantScope scope, Instant knownAt, Collection<Wanted> asked) {
        ScopedQuery query =
                ScopedQuery.select(IndexValueReader.COLUMNS, VisibleView.VISIBLE_INDEX_VALUE, scope, knownAt);
        for (int column = 0; column < KEY.size(); column++) {
            query.append(" AND " + KEY.get(column) + " IN ").appendValues(column(asked, column));
        }
        Set<String> datasets =
                asked.stream().map(each -> each.coordinates().dataset()).collect(toSet());
        return query.inDatasets(datasets.contains("") ? Set.of() : datasets);
    }

    private static Set<String> column(Collection<Wanted> asked, int column) {
        return asked.stream().map(each -> each.coordinates().ids().get(column)).collect(toSet());
    }

    private static List<String> withDay(Coordinates coordinates, LocalDate day) {
        List<String> ids = new ArrayList<>(coordinates.ids());
        ids.add(ScopedQuery.day(day));
        return ids;
    }

    /**
     * Keeps out the days after those that were asked for, and combinations that nobody asked for: each row is held against
     * the day of its coordinates by a look-up, unless all have the same.
     */
    private static void appendLastDays(ScopedQuery query, Map<List<String>, Wanted> asked) {
        Set<LocalDate> days = asked.values().stream().map(Wanted::last).collect(toSet());
        long combinations = 1;
        for (int column = 0; column < KEY.size(); column++) {
            combinations *= column(asked.values(), column).size();
        }
        if (combinations == asked.size() && days.size() == 1) {
            query.append(" AND as_of <= toDate(?)")
                    .with(ScopedQuery.day(days.iterator().next()));
            return;
        }
        query.append(
                        " AND as_of <= toDate(transform(concat(subject_id, '\\t', resource, '\\t', basis, '\\t', index_id),"
                                + " ?, ?, '1970-01-01'))")
                .with(Parameter.ofTexts(asked.keySet().stream()
                        .map(ids -> String.join("\t", ids))
                        .toList()))
                .with(Parameter.ofTexts(asked.values().stream()
                        .map(each -> ScopedQuery.day(each.last()))
                        .toList()));
    }
}
