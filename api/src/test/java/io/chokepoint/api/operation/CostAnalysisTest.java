package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.chokepoint.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostAnalysisTest {
    private static final String SDL =
            """
            type Query {items(first: Int!): Items! curve(points: Int): [Point!]! tags: [Tag!]!}
            type Items {edges: [Edge!]! count: Int}
            type Edge {node: Item!}
            type Item {name: String items(first: Int!): Items! value(overlay: ID): Tag}
            type Point {x: Float}
            type Tag {text: String}
            """;
    private static final GraphQLSchema SCHEMA =
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), RuntimeWiring.MOCKED_WIRING);

    @Test
    void aPageInAPageCostsTheProduct() {
        assertThat(cost("{items(first: 10) {edges {node {items(first: 20) {edges {node {name}}}}}}}", Map.of())
                        .most())
                .isEqualTo(1 + 10 + 10 + 200);
    }

    @Test
    void sizesMayComeFromVariablesAndTheirDefaults() {
        String query = "query($n: Int! = 7) {items(first: $n) {edges {node {name}}}}";

        assertThat(cost(query, Map.of()).cells()).isEqualTo(7);
        assertThat(cost(query, Map.of("n", 3)).cells()).isEqualTo(3);
        assertThatThrownBy(() -> cost("query($n: Int!) {items(first: $n) {count}}", Map.of()))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void listsWithoutAPageHaveASizeOfTheirOwn() {
        assertThat(cost("{curve {x}}", Map.of()).cells()).isEqualTo(101);
        assertThat(cost("{curve(points: 5) {x}}", Map.of()).cells()).isEqualTo(5);
        assertThat(cost("{tags {text}}", Map.of()).cells()).isEqualTo(10);
    }

    @Test
    void theNameOfATypeIsFreeAndOpenToAll() {
        List<String> met = new ArrayList<>();
        OperationCost cost = CostAnalysis.of(
                SCHEMA,
                new Parser().parseDocument("{__typename tags {__typename}}"),
                null,
                Map.of(),
                (type, field, arguments) -> met.add(type + "." + field));

        assertThat(cost.most()).isEqualTo(10);
        assertThat(met).containsExactly("Query.tags");
    }

    @Test
    void whatIsComputedAgainCostsMoreThanWhatIsRead() {
        String query = "{items(first: 1) {edges {node {value%s {text}}}}}";

        assertThat(cost(query.formatted("(overlay: \"o\")"), Map.of()).most())
                .isGreaterThan(cost(query.formatted(""), Map.of()).most());
    }

    private static OperationCost cost(String document, Map<String, Object> variables) {
        return CostAnalysis.of(
                SCHEMA, new Parser().parseDocument(document), null, variables, (type, field, arguments) -> {});
    }
}
