package io.chokepoint.api.index;

import io.chokepoint.api.tenant.CurrentScope;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Direction;
import io.chokepoint.indices.Unit;
import io.smallrye.common.annotation.NonBlocking;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Answers what the indices mean, from the definitions that stand beside the formulas. */
@GraphQLApi
public class IndexDefinitionQueries {
    private final CurrentScope current;

    IndexDefinitionQueries(CurrentScope current) {
        this.current = current;
    }

    /** What an index means. */
    @Name("IndexDefinition")
    @Description("What an index means.")
    public record Definition(
            @NonNull CentralizationIndex index,
            @NonNull @Description("Name in the field's own words.") String name,
            @NonNull Unit unit,
            @NonNull @Description("Values that it can take, in interval notation.") String range,
            @NonNull @Description("What a higher value means.") Direction direction,
            @NonNull @Description("Over amounts x, largest first, total T, shares p and population n.") String formula,
            @NonNull @Description("Where the measure comes from.") String reference,
            @Description("It rises when the same input gives another value.") int methodologyVersion) {}

    /** Every published index. */
    @Query
    @NonNull
    @NonBlocking
    @Description("Every published index.")
    public List<@NonNull Definition> indexDefinitions() {
        current.require();
        return Arrays.stream(CentralizationIndex.values())
                .map(IndexDefinitionQueries::definition)
                .toList();
    }

    private static Definition definition(CentralizationIndex index) {
        var definition = index.definition();
        return new Definition(
                index,
                definition.name(),
                definition.unit(),
                definition.range().toString(),
                definition.direction(),
                definition.formula(),
                definition.reference(),
                definition.methodologyVersion());
    }
}
