package io.chokepoint.api.subject;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.subject.RevisionConnection.Revision;
import io.chokepoint.api.subject.RevisionConnection.RevisionEdge;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** When the answers about a subject changed. */
@GraphQLApi
public class RevisionFields {
    private static final int MOST = 100;
    private static final String CURSOR = "revisions";

    private final RevisionReader reader;
    private final ReaderPool pool;
    private final Cursors cursors;

    RevisionFields(RevisionReader reader, ReaderPool pool, Cursors cursors) {
        this.reader = reader;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** The publications of a subject. */
    @NonNull
    @Description("The publications of the subject's datasets, the newest first.")
    public Uni<RevisionConnection> revisions(
            @Source Subject subject,
            @Description("Size of the page, 1 to 100.") int first,
            @Description("Cursor of the edge before the page.") String after) {
        int size = Page.checkedSize(first, MOST);
        Cursors.Connection places = cursors.of(subject.scope(), CURSOR, subject.getKey());
        Optional<List<String>> place = Optional.ofNullable(after).map(places::decode);
        Instant known = place.map(parts -> Instant.parse(parts.get(0))).orElse(subject.knownAt());
        long before = place.map(parts -> Long.parseLong(parts.get(1))).orElse(0L);
        return pool.read(() -> {
            List<Placed> rows = placed(reader.revisions(subject.scope(), known, subject, before, size + 1), before);
            Function<Placed, String> cursor = row -> places.encode(known.toString(), Long.toString(row.place()));
            Page<Placed> page = Page.of(rows, size, after != null, cursor);
            return new RevisionConnection(
                    page.edges(cursor, (at, row) -> new RevisionEdge(at, row.revision())), page.info());
        });
    }

    private record Placed(long place, Revision revision) {}

    private static List<Placed> placed(List<Revision> rows, long before) {
        AtomicLong place = new AtomicLong(before);
        return rows.stream()
                .map(row -> new Placed(place.incrementAndGet(), row))
                .toList();
    }
}
