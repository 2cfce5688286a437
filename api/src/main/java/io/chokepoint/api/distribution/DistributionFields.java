package io.chokepoint.api.distribution;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.distribution.DistributionReader.Coordinates;
import io.chokepoint.api.distribution.DistributionReader.RankedAmount;
import io.chokepoint.api.distribution.EntityShareConnection.EntityShare;
import io.chokepoint.api.distribution.EntityShareConnection.EntityShareEdge;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.BasisArgument;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.api.whatif.Question;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The distributions of a subject and their curves. Everything is read in the scope that the subject was read in. */
@GraphQLApi
public class DistributionFields {
    private static final int MOST = 1000;
    private static final int FEWEST_POINTS = 2;
    private static final int MOST_POINTS = 101;
    private static final String CURSOR = "distribution";

    private final DistributionReader reader;
    private final OverlaidDistributions overlaid;
    private final ReaderPool pool;
    private final Cursors cursors;

    DistributionFields(DistributionReader reader, OverlaidDistributions overlaid, ReaderPool pool, Cursors cursors) {
        this.reader = reader;
        this.overlaid = overlaid;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** Who holds how much. */
    @NonNull
    @Description("Who holds how much, the largest first; of the newest measured day or the last one not after `at`.")
    public Uni<EntityShareConnection> distribution(
            @Source Subject subject,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Id @Description("An overlay of your tenant to compute it with; default: as published.") String overlay,
            @Description("Size of the page, 1 to 1000.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        int size = Page.checkedSize(first, MOST);
        Basis counted = BasisArgument.orDefault(basis);
        if (overlay != null) {
            return overlaid.page(
                    new Question(subject.scope(), orNow(knownAt, subject), subject.getKey(), resource, counted),
                    new OverlaidDistributions.Asked(overlay, knownAt, Optional.ofNullable(at), size, after));
        }
        Cursors.Connection places =
                cursors.of(subject.scope(), CURSOR, subject.getKey(), resource, counted, at, knownAt);
        Optional<Place> place = Optional.ofNullable(after).map(places::decode).map(Place::of);
        Instant known = place.map(Place::knownAt).orElseGet(() -> orNow(knownAt, subject));
        Coordinates coordinates = new Coordinates(subject.scope(), known, subject, resource, counted);
        return pool.read(() -> {
            Optional<LocalDate> day = place.map(Place::day).or(() -> reader.day(coordinates, Optional.ofNullable(at)));
            return day.map(measured -> page(coordinates, measured, place, size, places))
                    .orElseGet(() -> new EntityShareConnection(
                            counted, null, List.of(), new PageInfo(false, false, null, null)));
        });
    }

    /** The Lorenz curve. */
    @NonNull
    @Description("The Lorenz curve, from (0, 0) to (1, 1); empty when nothing is measured.")
    public Uni<List<@NonNull CurvePoint>> lorenz(
            @Source Subject subject,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @DefaultValue("101") @Description("Most points, 2 to 101; all of them lie on the curve.") Integer points) {
        int most = points == null ? MOST_POINTS : points;
        if (most < FEWEST_POINTS || most > MOST_POINTS) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "points: %d is not between %d and %d".formatted(most, FEWEST_POINTS, MOST_POINTS));
        }
        Basis counted = BasisArgument.orDefault(basis);
        Coordinates coordinates = new Coordinates(subject.scope(), orNow(knownAt, subject), subject, resource, counted);
        return pool.read(() -> reader.day(coordinates, Optional.ofNullable(at))
                .map(day -> thinned(reader.lorenz(coordinates, day), most))
                .orElse(List.of()));
    }

    /** The loss curve. */
    @NonNull
    @Description(
            "Share of the total that is lost (y) when a share of the entities fails (x), the largest first: from (0, 0)"
                    + " to (1, 1); empty when nothing is measured.")
    public Uni<List<@NonNull CurvePoint>> lossCurve(
            @Source Subject subject,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt) {
        return lorenz(subject, resource, basis, at, knownAt, MOST_POINTS).map(DistributionFields::fromTheOtherEnd);
    }

    /** A Lorenz curve read from the largest: who holds all but the rest. */
    private static List<CurvePoint> fromTheOtherEnd(List<CurvePoint> lorenz) {
        List<CurvePoint> points = new ArrayList<>(lorenz.size());
        for (int i = lorenz.size() - 1; i >= 0; i--) {
            points.add(new CurvePoint(1 - lorenz.get(i).x(), 1 - lorenz.get(i).y()));
        }
        return points;
    }

    private EntityShareConnection page(
            Coordinates coordinates, LocalDate day, Optional<Place> place, int size, Cursors.Connection places) {
        List<RankedAmount> rows =
                reader.amounts(coordinates, day, place.map(Place::rank).orElse(0L), size + 1);
        Function<RankedAmount, String> cursor = row -> new Place(coordinates.knownAt(), day, row.rank()).cursor(places);
        Page<RankedAmount> page = Page.of(rows, size, place.isPresent(), cursor);
        return new EntityShareConnection(
                coordinates.basis(),
                day,
                page.edges(cursor, (at, row) -> new EntityShareEdge(at, share(row))),
                page.info());
    }

    private static EntityShare share(RankedAmount row) {
        return new EntityShare(
                Long.toString(row.rank()), row.entity(), row.amount().toString(), row.share());
    }

    /** Every n-th point, the ends included. */
    private static List<CurvePoint> thinned(List<CurvePoint> curve, int most) {
        if (curve.size() <= most) {
            return curve;
        }
        List<CurvePoint> points = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            points.add(curve.get((int) ((long) i * (curve.size() - 1) / (most - 1))));
        }
        return points;
    }

    private static Instant orNow(Instant knownAt, Subject subject) {
        return Optional.ofNullable(knownAt).orElse(subject.knownAt());
    }

    /** A place in a distribution: its pages keep the day and the instant of knowledge of the first. */
    private record Place(Instant knownAt, LocalDate day, long rank) {
        static Place of(List<String> parts) {
            return new Place(Instant.parse(parts.get(0)), LocalDate.parse(parts.get(1)), Long.parseLong(parts.get(2)));
        }

        String cursor(Cursors.Connection places) {
            return places.encode(knownAt.toString(), day.toString(), Long.toString(rank));
        }
    }
}
