package io.chokepoint.api.subject;

import io.chokepoint.api.graphql.PageInfo;
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
            @Description("Number of the days that you may see.") int days) {}
}
