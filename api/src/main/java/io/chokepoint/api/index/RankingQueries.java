package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlaceByRank;
import io.chokepoint.api.graphql.BasisArgument;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.index.IndexValueReader.Coordinates;
import io.chokepoint.api.index.RankingConnection.RankedSubject;
import io.chokepoint.api.index.RankingConnection.RankingEdge;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers which subjects are the most concentrated. */
@GraphQLApi
public class RankingQueries {
    private static final int MOST = 100;
    private static final String CURSOR = "ranking";

    private final CurrentScope current;
    private final IndexValueReader values;
    private final SubjectReader subjects;
    private final ReaderPool pool;
    private final Cursors cursors;

    RankingQueries(
            CurrentScope current, IndexValueReader values, SubjectReader subjects, ReaderPool pool, Cursors cursors) {
        this.current = current;
        this.values = values;
        this.subjects = subjects;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** Subjects in the order of an index. */
    @Query
    @NonNull
    @Description("Subjects in the order of an index of one resource, the most concentrated first.")
    public Uni<RankingConnection> ranking(
            @NonNull CentralizationIndex index,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            SubjectFilter filter,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        int size = Page.checkedSize(first, MOST);
        Basis counted = BasisArgument.orDefault(basis);
        Object[] restrictions = filter == null ? new Object[0] : filter.restrictions();
        Cursors.Connection places =
                cursors.of(scope, CURSOR, index, resource, counted, at, knownAt, Arrays.toString(restrictions));
        Optional<PlaceByRank> place = PlaceByRank.before(places, after);
        Instant known = place.map(PlaceByRank::knownAt)
                .orElseGet(() -> Optional.ofNullable(knownAt).orElseGet(Instant::now));
        Optional<ScopedQuery> keys = Optional.ofNullable(filter).map(some -> SubjectReader.keys(scope, known, some));
        long before = place.map(PlaceByRank::rank).orElse(0L);
        return pool.read(() -> {
            List<IndexValueReader.Ranked> rows = values.ranking(
                    scope,
                    known,
                    new Coordinates("", "", index, resource, counted),
                    keys,
                    Optional.ofNullable(at),
                    before,
                    size + 1);
            Page<RankedSubject> page =
                    Page.of(ranked(scope, known, rows, before), size, after != null, cursor(places, known));
            return new RankingConnection(counted, page.edges(cursor(places, known), RankingEdge::new), page.info());
        });
    }

    private List<RankedSubject> ranked(
            TenantScope scope, Instant known, List<IndexValueReader.Ranked> rows, long before) {
        Map<String, Subject> found = subjects.subjects(
                scope,
                known,
                rows.stream().map(IndexValueReader.Ranked::subjectKey).toList());
        List<RankedSubject> ranked = new ArrayList<>(rows.size());
        for (IndexValueReader.Ranked row : rows) {
            ranked.add(new RankedSubject(
                    Math.toIntExact(before + ranked.size() + 1), found.get(row.subjectKey()), row.value()));
        }
        return ranked;
    }

    private static Function<RankedSubject, String> cursor(Cursors.Connection places, Instant known) {
        return row -> new PlaceByRank(known, row.rank()).cursor(places);
    }
}
