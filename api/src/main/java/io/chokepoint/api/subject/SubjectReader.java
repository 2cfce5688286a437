package io.chokepoint.api.subject;

import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.subject.Subject.MeasuredResource;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads subjects as a tenant sees them. */
@ApplicationScoped
public class SubjectReader {
    private static final String COLUMNS =
            """
            subject_id, any(name) AS subject_name, any(domain) AS subject_domain, any(network) AS subject_network,
            any(category) AS subject_category, toUnixTimestamp64Micro(max(published_at)) AS published,
            arraySort(groupArray((resource, unit, decimals, toString(first_as_of), toString(last_as_of), dataset))) AS measured,
            arrayStringConcat(arrayMap(
                m -> concat(m.1, '\\t', m.2, '\\t', toString(m.3), '\\t', m.4, '\\t', m.5, '\\t', m.6), measured), '\\n') AS resources
            """;

    private final ClickHouseReader reader;

    SubjectReader(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** The subject with a key, or empty when there is none that the tenant may see. */
    Optional<Subject> subject(TenantScope scope, Instant knownAt, String key) {
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_SUBJECT, scope, knownAt)
                .append(" AND subject_id = ? GROUP BY subject_id")
                .with(key);
        return list(query, scope, knownAt).stream().findFirst();
    }

    /**
     * Subjects in order.
     *
     * @param after name and key of the subject before the page, or empty for the first page
     * @param limit most subjects
     */
    List<Subject> subjects(
            TenantScope scope,
            Instant knownAt,
            SubjectFilter filter,
            SubjectOrder order,
            Optional<Position> after,
            int limit) {
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        restrict(query, filter);
        query.append(" GROUP BY subject_id");
        boolean byName = order == SubjectOrder.NAME;
        after.ifPresent(position -> {
            if (byName) {
                query.append(" HAVING (subject_name, subject_id) > (?, ?)").with(position.name());
            } else {
                query.append(" HAVING subject_id > ?");
            }
            query.with(position.key());
        });
        query.append(byName ? " ORDER BY subject_name, subject_id LIMIT ?" : " ORDER BY subject_id LIMIT ?")
                .with(limit);
        return list(query, scope, knownAt);
    }

    /** The subjects with these keys that the tenant may see, by key. */
    public Map<String, Subject> subjects(TenantScope scope, Instant knownAt, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_SUBJECT, scope, knownAt)
                .append(" AND subject_id IN ")
                .appendValues(keys)
                .append(" GROUP BY subject_id");
        return list(query, scope, knownAt).stream().collect(Collectors.toMap(Subject::getKey, Function.identity()));
    }

    /** The query for the keys of the subjects that a filter lets through. */
    public static ScopedQuery keys(TenantScope scope, Instant knownAt, SubjectFilter filter) {
        ScopedQuery query = ScopedQuery.select("subject_id", VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        restrict(query, filter);
        return query;
    }

    /** Number of subjects that a filter lets through. */
    int count(TenantScope scope, Instant knownAt, SubjectFilter filter) {
        ScopedQuery query = ScopedQuery.select("uniqExact(subject_id)", VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        restrict(query, filter);
        return reader.list(query, row -> row.getInt(1)).get(0);
    }

    /** Subjects whose newest visible run is this one, of those that a filter lets through, by key. */
    public List<Subject> ofRun(TenantScope scope, Instant knownAt, String runId, SubjectFilter filter, int limit) {
        ScopedQuery query = ScopedQuery.select(COLUMNS, VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        restrictToRun(query, runId, filter);
        query.append(" GROUP BY subject_id ORDER BY subject_id LIMIT ?").with(limit);
        return list(query, scope, knownAt);
    }

    /** Number of the subjects that {@link #ofRun} has without a limit. */
    public int countOfRun(TenantScope scope, Instant knownAt, String runId, SubjectFilter filter) {
        ScopedQuery query = ScopedQuery.select("uniqExact(subject_id)", VisibleView.VISIBLE_SUBJECT, scope, knownAt);
        restrictToRun(query, runId, filter);
        return reader.list(query, row -> row.getInt(1)).get(0);
    }

    private static void restrictToRun(ScopedQuery query, String runId, SubjectFilter filter) {
        restrict(query, filter);
        query.append(" AND run_id = toUUID(?)").with(runId);
    }

    /** Place of a subject in either order. */
    record Position(String name, String key) {}

    private static void restrict(ScopedQuery query, SubjectFilter filter) {
        if (filter.domain != null) {
            query.append(" AND domain = ?").with(filter.domain.id());
        }
        if (filter.network != null) {
            query.append(" AND network = ?").with(filter.network);
        }
        if (filter.category != null) {
            query.append(" AND category = ?").with(filter.category);
        }
        if (filter.resource != null) {
            query.append(" AND resource = ?").with(filter.resource.id());
        }
        if (filter.nameContains != null) {
            query.append(" AND positionCaseInsensitiveUTF8(name, ?) > 0").with(filter.nameContains);
        }
    }

    private List<Subject> list(ScopedQuery query, TenantScope scope, Instant knownAt) {
        return reader.list(query, row -> {
            List<MeasuredResource> resources = new ArrayList<>();
            Map<Resource, String> datasets = new EnumMap<>(Resource.class);
            for (String line : row.getString("resources").split("\n")) {
                String[] parts = line.split("\t", -1);
                Resource resource = Resource.ofId(parts[0]);
                resources.add(new MeasuredResource(
                        resource,
                        parts[1],
                        Integer.parseInt(parts[2]),
                        LocalDate.parse(parts[3]),
                        LocalDate.parse(parts[4])));
                datasets.put(resource, parts[5]);
            }
            return new Subject(
                    scope,
                    knownAt,
                    row.getString("subject_id"),
                    row.getString("subject_name"),
                    Domain.ofId(row.getString("subject_domain")),
                    row.getString("subject_network"),
                    row.getString("subject_category"),
                    resources,
                    datasets,
                    Instant.EPOCH.plus(row.getLong("published"), ChronoUnit.MICROS));
        });
    }
}
