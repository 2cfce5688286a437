package io.chokepoint.api.graphql;

import graphql.GraphQL;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.parser.ParserOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Refuses documents that are too long, too deep or too broad before anything of them is executed. */
@ApplicationScoped
class OperationLimits {
    // The introspection query that developers' tools send is 13 deep and selects about 180 fields.
    private static final int DEPTH = 15;
    private static final int FIELDS = 500;
    private static final int TOKENS = 5_000;
    private static final int CHARACTERS = 100_000;

    void limitParsing(@Observes StartupEvent start) {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(TOKENS).maxCharacters(CHARACTERS)));
    }

    void limitExecution(@Observes GraphQL.Builder builder) {
        builder.instrumentation(new ChainedInstrumentation(
                List.of(new MaxQueryDepthInstrumentation(DEPTH), new MaxQueryComplexityInstrumentation(FIELDS))));
    }
}
