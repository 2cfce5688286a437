package io.chokepoint.api.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one operation may ask for. An operation that asks for more is refused before anything of it is executed. */
@ConfigMapping(prefix = "chokepoint.graphql")
public interface OperationLimits {

    /** Bytes of a request's body. */
    @WithDefault("262144")
    int maxBody();

    /** Characters of a document. */
    @WithDefault("20000")
    int maxCharacters();

    /** Words and signs of a document. */
    @WithDefault("2000")
    int maxTokens();

    /** Fields inside each other, those of introspection apart. */
    @WithDefault("10")
    int maxDepth();

    /** Fields, fragments spread. */
    @WithDefault("500")
    int maxFields();

    /** Renamed fields, fragments spread: enough for all published indices of a subject on both bases. */
    @WithDefault("40")
    int maxAliases();

    /** Fields of the operation itself. */
    @WithDefault("10")
    int maxRootFields();

    /** Directives, fragments spread. */
    @WithDefault("10")
    int maxDirectives();

    /** Fragments that a document defines. */
    @WithDefault("20")
    int maxFragments();

    /** Points; see {@link OperationCost}. */
    @WithDefault("5000")
    long maxCost();

    /** Points of a tenant's operations that are executed at the same time; more wait for their turn. */
    @WithDefault("750")
    long maxCostAtOnce();

    /** Values in an answer. */
    @WithDefault("50000")
    long maxCells();

    /** Requests that are answered at the same time; more are told to come again. */
    @WithDefault("96")
    int maxRequests();

    /** Time from the first word of a request to its answer. */
    @WithDefault("5s")
    Duration deadline();
}
