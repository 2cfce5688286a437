package io.chokepoint.ingest.collect.thegraph;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.Quoted;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which subgraph, and what it is here.
 *
 * @param schema what its entities are
 * @param chain chain id of the Ethereum-like network that it indexes, in digits
 * @param name what it is called in documents and subjects
 * @param id what the gateway calls it
 */
record SubgraphName(SubgraphSchema schema, String chain, String name, String id) {
    private static final Pattern FORM =
            Pattern.compile("([a-z]+):([1-9][0-9]{0,17}):([a-z0-9][a-z0-9.-]{0,39}):([A-Za-z0-9]{10,100})");

    /** @throws UserError if this is no name, or its schema is none */
    static SubgraphName parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            for (SubgraphSchema schema : SubgraphSchema.values()) {
                if (schema.id().equals(form.group(1))) {
                    return new SubgraphName(schema, form.group(2), form.group(3), form.group(4));
                }
            }
        }
        throw new UserError("Subgraph %s: write SCHEMA:CHAIN:NAME:ID, such as governance:1:uniswap:… , with one of %s"
                .formatted(
                        Quoted.of(text),
                        Stream.of(SubgraphSchema.values())
                                .map(schema -> schema.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** What a document of this subgraph is called. */
    String document(String kind) {
        return kind + "/" + chain + "/" + name;
    }
}
