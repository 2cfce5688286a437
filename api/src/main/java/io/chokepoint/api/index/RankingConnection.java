package io.chokepoint.api.index;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.indices.Basis;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of subjects in the order of an index. */
@Description(
        "A page of subjects in the order of an index, the most concentrated first; those without a value are left out.")
public record RankingConnection(
        @NonNull @Description("Which holdings count.") Basis basis,
        @NonNull List<@NonNull RankingEdge> edges,
        @NonNull PageInfo pageInfo) {

    /** A subject and its place. */
    @Description("A subject and its place.")
    public record RankingEdge(@NonNull String cursor, @NonNull RankedSubject node) {}

    /** A subject, its value and its rank. */
    @Description("A subject, its value and its rank.")
    public record RankedSubject(
            @Description("1 for the most concentrated; equal values by key.") int rank,
            @NonNull Subject subject,
            @NonNull @Description("Newest value, not after the day asked for.") IndexValue value) {}
}
