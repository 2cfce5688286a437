package io.chokepoint.api.subject;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.indices.PublicationCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the publications that say something of a subject. */
@Description("A page of the publications that say something of a subject, the newest first.")
public record RevisionConnection(@NonNull List<@NonNull RevisionEdge> edges, @NonNull PageInfo pageInfo) {

    /** A publication and its place. */
    @Description("A publication and its place.")
    public record RevisionEdge(@NonNull String cursor, @NonNull Revision node) {}

    /** A publication: from then on a run is the answer for some days. */
    @Description(
            "A publication: from then on a run is the answer for some days. Ask with this instant as `knownAt` to see it.")
    public record Revision(
            @NonNull @Description("Unit of publication.") String dataset,
            @NonNull @Description("When it became visible.") Instant publishedAt,
            @NonNull @Description("Id of the run that became the answer.") String runId,
            @NonNull @Description("First of the days that you may see.") LocalDate firstAsOf,
            @NonNull @Description("Last of the days.") LocalDate lastAsOf,
            @Description("Number of the days that you may see.") int days,
            @NonNull
                    @Description(
                            "Why days of the dataset that were published before are published again, new codes may be added."
                                    + " REORG: blocks that a chain has dropped no longer count. PRICE_FIX: another price is known"
                                    + " of a day. LABEL_CHANGE: labels or links say otherwise who is behind holders. LATE_DATA:"
                                    + " facts have come of days that were published without them, or of days before them."
                                    + " METHOD_CHANGE: an index has another methodology version. BUG: a fault is mended, as the"
                                    + " operator says. REPUBLISHED: measured again of the same input. Empty where no day was"
                                    + " published before, and for publications before causes were kept.")
                    List<@NonNull PublicationCause> causes) {}
}
