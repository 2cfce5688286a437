package io.chokepoint.api.operation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import io.chokepoint.api.document.DocumentCheck;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;

/** Parses documents, holds them to the limits and to the schema; each text once while it is in use. */
@ApplicationScoped
class DocumentCompiler implements DocumentCheck {
    /** Characters of the documents that are kept; parsed, they take some fifty times as many bytes. */
    private static final int KEPT = 1 << 20;

    private final GraphQLSchema schema;
    private final OperationLimits limits;
    private final ParserOptions options;
    private final Cache<String, CompiledDocument> compiled = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String text, CompiledDocument document) -> text.length())
            .build();

    DocumentCompiler(GraphQLSchema schema, OperationLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.options = ParserOptions.getDefaultOperationParserOptions()
                .transform(builder -> builder.maxTokens(limits.maxTokens())
                        .maxWhitespaceTokens(limits.maxCharacters())
                        .maxCharacters(limits.maxCharacters()));
    }

    /** The engine parses once more, by options of its own. */
    void limitEngine(@Observes StartupEvent start) {
        ParserOptions.setDefaultOperationParserOptions(options);
    }

    /**
     * A document.
     *
     * @throws ApiException when it is not GraphQL or passes a limit; what the schema has against it is in the result
     */
    CompiledDocument compile(String text) {
        if (text.length() > limits.maxCharacters()) {
            throw new ApiException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The document has %d characters; at most %d pass".formatted(text.length(), limits.maxCharacters()),
                    Map.of("actual", text.length(), "limit", limits.maxCharacters()));
        }
        CompiledDocument known = compiled.getIfPresent(text);
        if (known == null) {
            Document document = parse(text);
            DocumentShape.of(document).check(limits);
            known = new CompiledDocument(document, new Validator().validateDocument(schema, document, Locale.ENGLISH));
            compiled.put(text, known);
        }
        return known;
    }

    @Override
    public String name(String text) {
        CompiledDocument document = compile(text);
        if (!document.errors().isEmpty()) {
            throw new ApiException(
                    ErrorCode.GRAPHQL_VALIDATION_FAILED,
                    document.errors().get(0).getMessage());
        }
        String name = document.operation(null).getName();
        if (name == null) {
            throw new ApiException(ErrorCode.BAD_USER_INPUT, "The operation has no name; give it one");
        }
        return name;
    }

    private Document parse(String text) {
        try {
            return new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(options)
                            .build());
        } catch (ParseCancelledException | ParseCancelledTooDeepException e) {
            throw new ApiException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The document has more than %d words and signs, or nests deeper than %d; less passes"
                            .formatted(limits.maxTokens(), options.getMaxRuleDepth()),
                    Map.of("limit", limits.maxTokens()));
        } catch (InvalidSyntaxException e) {
            throw new ApiException(ErrorCode.GRAPHQL_PARSE_FAILED, e.getMessage());
        }
    }
}
