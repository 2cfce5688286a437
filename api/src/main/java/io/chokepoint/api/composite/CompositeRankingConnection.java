package io.chokepoint.api.composite;

import io.chokepoint.api.graphql.PageInfo;
import io.chokepoint.api.subject.Subject;
import io.chokepoint.indices.composite.RankInterval;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of subjects in the order of a composite. */
@Description("A page of subjects in the order of a composite, the most concentrated first.")
public record CompositeRankingConnection(
        @NonNull Composite composite,
        @Description("Number of subjects that are ranked.") int ranked,
        @Description("Number of subjects that have some of the components but not all, and so no place.") int leftOut,
        @NonNull @Description("How rank intervals are made.") String intervalMethod,
        @NonNull List<@NonNull CompositeRankingEdge> edges,
        @NonNull PageInfo pageInfo) {

    /** A subject and its place. */
    @Description("A subject and its place.")
    public record CompositeRankingEdge(@NonNull String cursor, @NonNull CompositeRankedSubject node) {}

    /** A subject, its composite and its rank. */
    @Description("A subject, its composite and its rank.")
    public record CompositeRankedSubject(
            @Description("1 for the most concentrated; equal values by key.") int rank,
            @NonNull @Description("Where it stands at weights a little different.") CompositeRankInterval interval,
            @NonNull Subject subject,
            @NonNull @Description("Of the newest values, not after the day asked for.") CompositeValue value) {}

    /** A rank interval. */
    @Description("Between which ranks a subject stands when weights are a little different.")
    public record CompositeRankInterval(
            @Description("1 for the most concentrated.") int least,
            @Description("Not less than the least.") int greatest) {

        static CompositeRankInterval of(RankInterval interval) {
            return new CompositeRankInterval(interval.least(), interval.greatest());
        }
    }
}
