package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.BasisArgument;
import io.chokepoint.api.graphql.Cursor;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.index.IndexValueConnection.IndexValueEdge;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The indices of a subject. Everything is read in the scope that the subject was read in. */
@GraphQLApi
public class IndexFields {
    private static final int MOST = 1000;
    private static final String CURSOR = "series";

    private final IndexValueReader values;
    private final RunReader runs;
    private final ReaderPool pool;

    IndexFields(IndexValueReader values, RunReader runs, ReaderPool pool) {
        this.values = values;
        this.runs = runs;
        this.pool = pool;
    }

    /** One index of one resource. */
    @NonNull
    @Description("One index of one resource, of the newest measured day or of the last one not after `at`.")
    public Uni<IndexValue> index(
            @Source Subject subject,
            @NonNull CentralizationIndex index,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            @Description("Last day to consider; default: the newest.") LocalDate at,
            @Description("Answer as it was known then; default: now.") Instant knownAt) {
        Instant known = Optional.ofNullable(knownAt).orElse(subject.knownAt());
        Basis counted = BasisArgument.orDefault(basis);
        var coordinates = new IndexValueReader.Coordinates(subject.getKey(), index, resource, counted);
        Optional<LocalDate> last = Optional.ofNullable(at);
        return pool.read(() -> values.value(subject.scope(), known, coordinates, last)
                .orElseGet(() -> values.absent(subject.scope(), known, coordinates, last)));
    }

    /** One index of one resource over time. */
    @NonNull
    @Description("One index of one resource over a span of days, both ends included.")
    public Uni<IndexValueConnection> indexSeries(
            @Source Subject subject,
            @NonNull CentralizationIndex index,
            @NonNull Resource resource,
            @DefaultValue(BasisArgument.DEFAULT) @Description(BasisArgument.DESCRIPTION) Basis basis,
            @NonNull LocalDate from,
            @NonNull LocalDate to,
            @DefaultValue("DAY") Frequency frequency,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Description("Size of the page, 1 to 1000.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        int size = Page.checkedSize(first, MOST);
        Basis counted = BasisArgument.orDefault(basis);
        if (to.isBefore(from)) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "to: " + to + " is before from: " + from);
        }
        Optional<Place> place = Optional.ofNullable(after).map(cursor -> Place.of(cursor, counted));
        Instant known = place.map(Place::knownAt)
                .orElseGet(() -> Optional.ofNullable(knownAt).orElse(subject.knownAt()));
        LocalDate start = place.map(last -> frequency.nextPeriod(last.day())).orElse(from);
        var coordinates = new IndexValueReader.Coordinates(subject.getKey(), index, resource, counted);
        return pool.read(() -> {
            List<IndexValue> rows = values.series(subject.scope(), known, coordinates, start, to, frequency, size + 1);
            Page<IndexValue> page = Page.of(rows, size, after != null, Place::cursor);
            return new IndexValueConnection(counted, page.edges(Place::cursor, IndexValueEdge::new), page.info());
        });
    }

    /** What a run read. */
    @NonNull
    @Description("The files that the run read.")
    public Uni<List<@NonNull RunInput>> inputs(@Source Run run) {
        return pool.read(() -> runs.inputs(run));
    }

    /** A place in a series of one basis: pages of one series keep the instant of knowledge of the first. */
    private record Place(Instant knownAt, LocalDate day) {
        static Place of(String cursor, Basis basis) {
            List<String> parts = Cursor.parts(cursor, kind(basis), 2);
            return new Place(Instant.parse(parts.get(0)), LocalDate.parse(parts.get(1)));
        }

        static String cursor(IndexValue value) {
            return Cursor.of(
                    kind(value.basis()),
                    value.knownAt().toString(),
                    value.asOf().toString());
        }

        private static String kind(Basis basis) {
            return CURSOR + "/" + basis.id();
        }
    }
}
