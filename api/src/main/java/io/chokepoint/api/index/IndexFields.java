package io.chokepoint.api.index;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.BasisArgument;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The indices of a subject. Everything is read in the scope that the subject was read in. */
@GraphQLApi
public class IndexFields {
    private static final int MOST = 1000;
    private static final int MOST_OVERLAID = 31;
    private static final String CURSOR = "series";
    private static final String OVERLAY = "An overlay of your tenant to compute it with; default: as published.";

    private final IndexValueReader values;
    private final RunReader runs;
    private final PublishedValues publishedValues;
    private final OverlaidValues overlaid;
    private final ReaderPool pool;
    private final Cursors cursors;

    IndexFields(
            IndexValueReader values,
            RunReader runs,
            PublishedValues publishedValues,
            OverlaidValues overlaid,
            ReaderPool pool,
            Cursors cursors) {
        this.values = values;
        this.runs = runs;
        this.publishedValues = publishedValues;
        this.overlaid = overlaid;
        this.pool = pool;
        this.cursors = cursors;
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
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Id @Description(OVERLAY) String overlay) {
        Uni<IndexValue> value = publishedValues.value(
                subject,
                index,
                resource,
                BasisArgument.orDefault(basis),
                Optional.ofNullable(at),
                Optional.ofNullable(knownAt));
        return overlay == null
                ? value
                : value.flatMap(found -> pool.compute(() -> overlaid.value(subject, found, overlay)));
    }

    /** The key of a value's lineage. */
    @Id
    @Description(
            "Key of its lineage: the run that computed it, whose inputs and alarms `run` tells; null when nothing is"
                    + " measured.")
    public String lineageId(@Source IndexValue value) {
        return value.run() == null ? null : value.run().getId();
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
            @DefaultValue(Frequency.DEFAULT) Frequency frequency,
            @Description("Answer as it was known then; default: now.") Instant knownAt,
            @Id @Description(OVERLAY) String overlay,
            @Description("Size of the page, 1 to 1000; with an overlay 1 to 31.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        int size = Page.checkedSize(first, overlay == null ? MOST : MOST_OVERLAID);
        Basis counted = BasisArgument.orDefault(basis);
        Frequency spacing = Frequency.orDefault(frequency);
        if (to.isBefore(from)) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "to: " + to + " is before from: " + from);
        }
        Cursors.Connection places = cursors.of(
                subject.scope(),
                CURSOR,
                subject.getKey(),
                index,
                resource,
                counted,
                from,
                to,
                spacing,
                knownAt,
                overlay);
        Optional<Place> place = Optional.ofNullable(after).map(places::decode).map(Place::of);
        Instant known = place.map(Place::knownAt)
                .orElseGet(() -> Optional.ofNullable(knownAt).orElse(subject.knownAt()));
        LocalDate start = place.map(last -> spacing.nextPeriod(last.day())).orElse(from);
        var coordinates = IndexValueReader.Coordinates.of(subject, index, resource, counted);
        Supplier<IndexValueConnection> read = () -> {
            List<IndexValue> published =
                    values.series(subject.scope(), known, coordinates, start, to, spacing, size + 1);
            List<IndexValue> rows = overlay == null ? published : overlaid.values(subject, published, overlay);
            Function<IndexValue, String> cursor = value -> Place.cursor(places, value);
            Page<IndexValue> page = Page.of(rows, size, after != null, cursor);
            return new IndexValueConnection(counted, page.edges(cursor, IndexValueEdge::new), page.info());
        };
        return overlay == null ? pool.read(read) : pool.compute(read);
    }

    /** What a run read. */
    @NonNull
    @Description("The files that the run read.")
    public Uni<List<@NonNull RunInput>> inputs(@Source Run run) {
        return pool.read(() -> runs.inputs(run));
    }

    /** What is odd of what a run read. */
    @NonNull
    @Description("Why what the run read is not as it was expected to be; empty when it is.")
    public Uni<List<@NonNull RunAlarm>> alarms(@Source Run run) {
        return pool.read(() -> runs.alarms(run));
    }

    /** A place in a series: its pages keep the instant of knowledge of the first. */
    private record Place(Instant knownAt, LocalDate day) {
        static Place of(List<String> parts) {
            return new Place(Instant.parse(parts.get(0)), LocalDate.parse(parts.get(1)));
        }

        static String cursor(Cursors.Connection places, IndexValue value) {
            return places.encode(value.knownAt().toString(), value.asOf().toString());
        }
    }
}
