package io.chokepoint.api.whatif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.clickhouse.ClickHouseReader;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads whole distributions as a tenant sees them, and keeps the last ones used. What is kept is found by the tenant and the
 * run, so that no tenant meets what another has read, and a publication changes nothing that is kept.
 */
@ApplicationScoped
class PublishedDistributions {
    /** Entities of one distribution: the most that one request reads. */
    private static final int MOST_ENTITIES = 5_000_000;
    /** Entities of all that are kept, of 16 bytes or less each where amounts fit into 126 bits. */
    private static final int KEPT_ENTITIES = 8_000_000;

    private static final String DAYS = "toString(as_of), toString(run_id), population";

    private final ClickHouseReader reader;
    private final Cache<Key, Distribution> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_ENTITIES)
            .weigher((Key key, Distribution distribution) -> distribution.population() + 1)
            .build();

    PublishedDistributions(ClickHouseReader reader) {
        this.reader = reader;
    }

    private record Key(
            UUID tenantId, String subjectKey, Resource resource, Basis basis, LocalDate asOf, String runId) {}

    /** A day that is measured, by a run, with so many entities. */
    record Day(LocalDate asOf, String runId, long population) {}

    /** The newest measured day, not after {@code at} where that is given. */
    Optional<Day> newest(Question question, Optional<LocalDate> at) {
        ScopedQuery query = days(question);
        at.ifPresent(day -> query.append(" AND as_of <= toDate(?)").with(ScopedQuery.day(day)));
        query.append(" ORDER BY as_of DESC LIMIT 1");
        return read(query).stream().findFirst();
    }

    /** The distribution of a day. */
    PublishedDay of(Question question, Day day) {
        Key key = new Key(
                question.scope().tenantId(),
                question.subjectKey(),
                question.resource(),
                question.basis(),
                day.asOf(),
                day.runId());
        Distribution distribution = kept.getIfPresent(key);
        if (distribution == null) {
            distribution = read(question, day);
            kept.put(key, distribution);
        }
        return new PublishedDay(day.asOf(), day.runId(), distribution);
    }

    /** The rows of a day whose entities are among these. */
    List<NamedAmount> named(Question question, Day day, Collection<String> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        ScopedQuery query = amounts("rank, entity_id, amount", question, day)
                .append(" AND entity_id IN ")
                .appendValues(entities);
        return reader.list(query, PublishedDistributions::named);
    }

    /** The rows of a day after a rank whose entities are not among these, by rank. */
    List<NamedAmount> others(Question question, Day day, Collection<String> entities, int afterRank, int limit) {
        ScopedQuery query = amounts("rank, entity_id, amount", question, day)
                .append(" AND rank > ?")
                .with(afterRank);
        if (!entities.isEmpty()) {
            query.append(" AND entity_id NOT IN ").appendValues(entities);
        }
        query.append(" ORDER BY rank LIMIT ?").with(limit);
        return reader.list(query, PublishedDistributions::named);
    }

    private Distribution read(Question question, Day day) {
        if (day.population() > MOST_ENTITIES) {
            throw new ApiException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The distribution has %d entities; what changes it is computed for at most %d"
                            .formatted(day.population(), MOST_ENTITIES));
        }
        Distribution.Builder amounts = Distribution.builder(Math.toIntExact(day.population()));
        reader.each(amounts("amount", question, day), row -> amounts.add(row.getObject(1, BigInteger.class)));
        return amounts.build();
    }

    private List<Day> read(ScopedQuery query) {
        return reader.list(query, row -> new Day(LocalDate.parse(row.getString(1)), row.getString(2), row.getLong(3)));
    }

    private static NamedAmount named(ResultSet row) throws SQLException {
        return new NamedAmount(row.getInt(1), row.getString(2), row.getObject(3, BigInteger.class));
    }

    private static ScopedQuery days(Question question) {
        return ScopedQuery.select(DAYS, VisibleView.VISIBLE_INDEX_VALUE, question.scope(), question.knownAt())
                .append(" AND subject_id = ? AND resource = ? AND basis = ? AND index_id = 'population'")
                .with(question.subjectKey())
                .with(question.resource().id())
                .with(question.basis().id());
    }

    private static ScopedQuery amounts(String columns, Question question, Day day) {
        return ScopedQuery.select(columns, VisibleView.VISIBLE_ENTITY_AMOUNT, question.scope(), question.knownAt())
                .append(
                        " AND subject_id = ? AND resource = ? AND basis = ? AND as_of = toDate(?) AND run_id = toUUID(?)")
                .with(question.subjectKey())
                .with(question.resource().id())
                .with(question.basis().id())
                .with(ScopedQuery.day(day.asOf()))
                .with(day.runId());
    }
}
