package io.chokepoint.api.composite;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.composite.CompositeRankingConnection.CompositeRankInterval;
import io.chokepoint.api.composite.CompositeRankingConnection.CompositeRankedSubject;
import io.chokepoint.api.composite.CompositeRankingConnection.CompositeRankingEdge;
import io.chokepoint.api.composite.CompositeRankings.Place;
import io.chokepoint.api.composite.CompositeRankings.Ranking;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.cursor.PlaceByRank;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.subject.SubjectFilter;
import io.chokepoint.api.subject.SubjectReader;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.composite.RankInterval;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers which subjects are the most concentrated by a composite. */
@GraphQLApi
public class CompositeRankingQueries {
    private static final int MOST = 100;
    private static final String CURSOR = "compositeRanking";

    private final CurrentScope current;
    private final Composites composites;
    private final CompositeRankings rankings;
    private final SubjectReader subjects;
    private final ReaderPool pool;
    private final Cursors cursors;

    CompositeRankingQueries(
            CurrentScope current,
            Composites composites,
            CompositeRankings rankings,
            SubjectReader subjects,
            ReaderPool pool,
            Cursors cursors) {
        this.current = current;
        this.composites = composites;
        this.rankings = rankings;
        this.subjects = subjects;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** Subjects in the order of a composite. */
    @Query
    @NonNull
    @Description(
            "Subjects in the order of a composite of your tenant, the most concentrated first, with the ranks that they"
                    + " have at weights a little different.")
    public Uni<CompositeRankingConnection> compositeRanking(
            @NonNull @Id @Description("Id of the composite.") String id,
            SubjectFilter filter,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        TenantScope scope = current.require();
        int size = Page.checkedSize(first, MOST);
        return pool.compute(() -> {
            Composite composite = composites.require(scope, id);
            Object[] restrictions = filter == null ? new Object[0] : filter.restrictions();
            // A changed composite has other places: its pages are others.
            Cursors.Connection places = cursors.of(
                    scope, CURSOR, id, composite.getComponents(), at, knownAt, Arrays.toString(restrictions));
            Optional<PlaceByRank> start = PlaceByRank.before(places, after);
            Instant known = start.map(PlaceByRank::knownAt)
                    .orElseGet(() -> Optional.ofNullable(knownAt).orElseGet(Instant::now));
            Ranking ranking =
                    rankings.of(scope, known, composite, Optional.ofNullable(filter), Optional.ofNullable(at));
            int before = Math.toIntExact(Math.min(
                    start.map(PlaceByRank::rank).orElse(0L), ranking.places().size()));
            Function<CompositeRankedSubject, String> cursor = row -> new PlaceByRank(known, row.rank()).cursor(places);
            Page<CompositeRankedSubject> page =
                    Page.of(ranked(scope, known, ranking, before, size + 1), size, after != null, cursor);
            return new CompositeRankingConnection(
                    composite,
                    ranking.places().size(),
                    ranking.leftOut(),
                    RankInterval.METHOD,
                    page.edges(cursor, CompositeRankingEdge::new),
                    page.info());
        });
    }

    private List<CompositeRankedSubject> ranked(
            TenantScope scope, Instant known, Ranking ranking, int before, int limit) {
        List<Place> places = ranking.places()
                .subList(before, Math.min(before + limit, ranking.places().size()));
        Map<String, Subject> found = subjects.subjects(
                scope, known, places.stream().map(Place::subjectKey).toList());
        List<CompositeRankedSubject> ranked = new ArrayList<>(places.size());
        for (Place place : places) {
            ranked.add(new CompositeRankedSubject(
                    before + ranked.size() + 1,
                    CompositeRankInterval.of(place.interval()),
                    found.get(place.subjectKey()),
                    place.value()));
        }
        return ranked;
    }
}
