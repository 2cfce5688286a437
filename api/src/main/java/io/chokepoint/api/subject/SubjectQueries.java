package io.chokepoint.api.subject;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.subject.SubjectConnection.SubjectEdge;
import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Answers what is measured. */
@GraphQLApi
public class SubjectQueries {
    private static final int MOST = 100;
    private static final String CURSOR = "subject";

    private final CurrentScope current;
    private final SubjectReader reader;
    private final SubjectPages pages;
    private final SubjectLookup lookup;
    private final ReaderPool pool;
    private final Cursors cursors;

    SubjectQueries(
            CurrentScope current,
            SubjectReader reader,
            SubjectPages pages,
            SubjectLookup lookup,
            ReaderPool pool,
            Cursors cursors) {
        this.current = current;
        this.reader = reader;
        this.pages = pages;
        this.lookup = lookup;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** A page of the subjects that the tenant may see. */
    @Query
    @NonNull
    @Description("The subjects that your tenant may see.")
    public Uni<SubjectConnection> subjects(
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after,
            SubjectFilter filter,
            @DefaultValue("KEY") SubjectOrder orderBy) {
        TenantScope scope = current.require();
        int size = Page.checkedSize(first, MOST);
        SubjectFilter restriction = Objects.requireNonNullElseGet(filter, SubjectFilter::new);
        SubjectOrder order = Objects.requireNonNullElse(orderBy, SubjectOrder.KEY);
        Cursors.Connection places = cursors.of(scope, CURSOR, order, Arrays.toString(restriction.restrictions()));
        Optional<Place> place = Optional.ofNullable(after).map(places::decode).map(Place::of);
        SubjectPages.Page asked = new SubjectPages.Page(restriction, order, place.map(Place::position), size + 1);
        return pages.page(scope, asked, place.map(Place::knownAt)).map(known -> {
            Function<Subject, String> cursor = subject -> Place.cursor(places, subject);
            Page<Subject> page = Page.of(known.subjects(), size, after != null, cursor);
            return new SubjectConnection(
                    page.edges(cursor, SubjectEdge::new), page.info(), scope, known.at(), restriction);
        });
    }

    /** The number of subjects in a connection. */
    @NonNull
    @Description("Number of subjects that the filter lets through.")
    public Uni<Integer> totalCount(@Source SubjectConnection connection) {
        return pool.read(() -> reader.count(connection.scope(), connection.knownAt(), connection.filter()));
    }

    /** One subject, or null when there is none that the tenant may see. */
    @Query
    @Description("One subject, by id or by key; null when there is none that your tenant may see.")
    public Uni<Subject> subject(@Id String id, String key) {
        TenantScope scope = current.require();
        if ((id == null) == (key == null)) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "subject: give either id or key");
        }
        Optional<String> wanted = key == null ? GlobalId.key(Subject.TYPE, id) : Optional.of(key);
        return wanted.map(each -> lookup.find(scope, Instant.now(), each).map(found -> found.orElse(null)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** A place among subjects: its pages keep the instant of knowledge of the first. */
    private record Place(Instant knownAt, SubjectReader.Position position) {
        static Place of(List<String> parts) {
            return new Place(Instant.parse(parts.get(0)), new SubjectReader.Position(parts.get(1), parts.get(2)));
        }

        static String cursor(Cursors.Connection places, Subject subject) {
            return places.encode(subject.knownAt().toString(), subject.getName(), subject.getKey());
        }
    }
}
