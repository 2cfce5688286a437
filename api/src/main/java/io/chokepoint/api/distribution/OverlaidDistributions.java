package io.chokepoint.api.distribution;

import io.chokepoint.api.clickhouse.ReaderPool;
import io.chokepoint.api.cursor.Cursors;
import io.chokepoint.api.distribution.EntityShareConnection.EntityShare;
import io.chokepoint.api.distribution.EntityShareConnection.EntityShareEdge;
import io.chokepoint.api.graphql.Page;
import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.api.overlay.Overlays;
import io.chokepoint.api.whatif.OverlaidPages;
import io.chokepoint.api.whatif.OverlaidPages.Row;
import io.chokepoint.api.whatif.OverlaidPages.Rows;
import io.chokepoint.api.whatif.Question;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Distributions as an overlay of the tenant changes them, in pages. */
@ApplicationScoped
class OverlaidDistributions {
    private static final String CURSOR = "overlaid-distribution";
    private static final Row START = new Row(0, "", BigInteger.ZERO, 0, 0);

    private final Overlays overlays;
    private final OverlaidPages pages;
    private final ReaderPool pool;
    private final Cursors cursors;

    OverlaidDistributions(Overlays overlays, OverlaidPages pages, ReaderPool pool, Cursors cursors) {
        this.overlays = overlays;
        this.pages = pages;
        this.pool = pool;
        this.cursors = cursors;
    }

    /** What a client asks for beside the distribution. */
    record Asked(String overlay, Instant knownAt, Optional<LocalDate> at, int size, String after) {}

    /** A page of a changed distribution. */
    Uni<EntityShareConnection> page(Question question, Asked asked) {
        Cursors.Connection places = cursors.of(
                question.scope(),
                CURSOR,
                question.subjectKey(),
                question.resource(),
                question.basis(),
                asked.overlay(),
                asked.at(),
                asked.knownAt());
        Optional<Place> place =
                Optional.ofNullable(asked.after()).map(places::decode).map(Place::of);
        Question pinned = place.map(Place::knownAt)
                .map(known -> new Question(
                        question.scope(), known, question.subjectKey(), question.resource(), question.basis()))
                .orElse(question);
        Optional<LocalDate> at = place.map(Place::asOf).or(asked::at);
        Row after = place.map(Place::row).orElse(START);
        return pool.compute(() -> pages.after(
                        pinned, at, overlays.content(pinned.scope(), asked.overlay()), after, asked.size() + 1)
                .map(rows -> page(pinned, rows, asked, places))
                .orElseGet(() -> new EntityShareConnection(
                        pinned.basis(), null, List.of(), new PageInfo(false, false, null, null))));
    }

    private static EntityShareConnection page(Question question, Rows rows, Asked asked, Cursors.Connection places) {
        Function<Row, String> cursor = row -> new Place(question.knownAt(), rows.asOf(), row).cursor(places);
        Page<Row> page = Page.of(rows.rows(), asked.size(), asked.after() != null, cursor);
        return new EntityShareConnection(
                question.basis(),
                rows.asOf(),
                page.edges(cursor, (at, row) -> new EntityShareEdge(at, share(row, rows.total()))),
                page.info());
    }

    private static EntityShare share(Row row, BigInteger total) {
        return new EntityShare(
                Long.toString(row.rank()),
                row.name(),
                row.amount().toString(),
                DistributionReader.share(row.amount(), total));
    }

    /** A place in a changed distribution: its pages keep the day and the instant of knowledge of the first. */
    private record Place(Instant knownAt, LocalDate asOf, Row row) {
        static Place of(List<String> parts) {
            return new Place(
                    Instant.parse(parts.get(0)),
                    LocalDate.parse(parts.get(1)),
                    new Row(
                            Long.parseLong(parts.get(2)),
                            "",
                            BigInteger.ZERO,
                            Integer.parseInt(parts.get(3)),
                            Integer.parseInt(parts.get(4))));
        }

        String cursor(Cursors.Connection places) {
            return places.encode(
                    knownAt.toString(),
                    asOf.toString(),
                    Long.toString(row.rank()),
                    Integer.toString(row.publishedRank()),
                    Integer.toString(row.parties()));
        }
    }
}
