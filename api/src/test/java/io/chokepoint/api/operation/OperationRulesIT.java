package io.chokepoint.api.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperationRulesIT extends ApiTest {
    private static final String GRAPHQL_RESPONSE = "application/graphql-response+json";

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void whatAForeignPageCouldSendIsRefused(String type) {
        given().auth()
                .oauth2(token("acme-viewer"))
                .contentType(type)
                .body("{\"query\": \"{viewer {user}}\"}")
                .post("/graphql")
                .then()
                .statusCode(415);
    }

    @Test
    void aQueryIsAnsweredByGet() {
        given().auth()
                .oauth2(token("acme-viewer"))
                .queryParam("query", "query($k: String) {subject(key: $k) {key} viewer {user}}")
                .queryParam("variables", "{\"k\": \"none\"}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.viewer.user", org.hamcrest.Matchers.equalTo("acme-viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH"})
    void otherMethodsAreRefused(String method) {
        given().auth()
                .oauth2(token("acme-viewer"))
                .request(method, "/graphql")
                .then()
                .statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"query\": 1}",
                "{\"query\": \"{viewer {user}}\", \"variables\": []}",
                "{\"query\": \"{viewer {user}}\", \"extensions\": 1}",
                "{\"query\": \"{viewer {user}}\", \"operationName\": {}}",
                "{\"query\": \"{viewer {user}}\", \"operationName\": \"absent\"}",
                "{\"query\": \"query a {viewer {user}} query b {viewer {user}}\"}",
                "{\"query\": \"query($k: Int!) {subjects(first: $k) {totalCount}}\", \"variables\": {\"k\": {\"a\": 1}}}"
            })
    void whatIsNoOperationIsABadRequest(String body) {
        Response response = given().auth()
                .oauth2(token("acme-viewer"))
                .accept(GRAPHQL_RESPONSE)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/graphql");

        assertThat(response.statusCode()).isEqualTo(400);
        assertComplete(response, "BAD_USER_INPUT");
    }

    static List<Arguments> refused() {
        String introspection = "{__schema {types {fields {type {fields {type {fields {type {name}}}}}}}}}";
        return List.of(
                Arguments.of("{", "GRAPHQL_PARSE_FAILED"),
                Arguments.of("{viewer}", "GRAPHQL_VALIDATION_FAILED"),
                Arguments.of("{nothing}", "GRAPHQL_VALIDATION_FAILED"),
                Arguments.of("{subjects(first: {a: 1}) {totalCount}}", "GRAPHQL_VALIDATION_FAILED"),
                Arguments.of("{a".repeat(40) + "}".repeat(40), "QUERY_TOO_DEEP"),
                Arguments.of("{a".repeat(3000) + "}".repeat(3000), "QUERY_TOO_COMPLEX"),
                Arguments.of("{subject(key: " + "[".repeat(900) + "]".repeat(900) + ") {key}}", "QUERY_TOO_COMPLEX"),
                Arguments.of("{" + "viewer {user} ".repeat(3000) + "}", "QUERY_TOO_COMPLEX"),
                Arguments.of("{" + aliases(41) + "}", "TOO_MANY_ALIASES"),
                Arguments.of("{" + "viewer {user} ".repeat(11) + "}", "QUERY_TOO_COMPLEX"),
                Arguments.of("{viewer {user" + " @include(if: true)".repeat(11) + "}}", "QUERY_TOO_COMPLEX"),
                Arguments.of(fragments(21), "QUERY_TOO_COMPLEX"),
                Arguments.of(fragments(19), "QUERY_TOO_COMPLEX"),
                Arguments.of("#" + "x".repeat(20_001) + "\n{viewer {user}}", "QUERY_TOO_COMPLEX"),
                Arguments.of(pages(100, 100), "QUERY_TOO_COMPLEX"),
                Arguments.of(introspection, "QUERY_TOO_COMPLEX"),
                Arguments.of("query($p: Int = 100) " + pages("$p", "$p"), "QUERY_TOO_COMPLEX"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aDocumentThatAsksForTooMuchIsRefusedInAnInstant(String document, String code) {
        answered(document, GRAPHQL_RESPONSE);
        Instant before = Instant.now();
        Response response = answered(document, GRAPHQL_RESPONSE);

        assertThat(response.statusCode()).isEqualTo(400);
        assertComplete(response, code);
        assertThat(response.jsonPath().getMap("data")).isNull();
        assertThat(response.asByteArray().length).isLessThan(16 * 1024);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(500));
        assertThat(answered(document, "application/json").statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusalSaysTheFigureThatWouldPass() {
        JsonPath error = answer("acme-analyst", pages(100, 100)).setRootPath("errors[0]");

        assertThat(error.getInt("extensions.limit")).isEqualTo(5000);
        assertThat(error.getInt("extensions.actual")).isEqualTo(10_301);
        assertThat(error.getString("message")).contains("10301", "5000");
    }

    @Test
    void theQueryOfDevelopersToolsPasses() {
        String query =
                """
                query {__schema {queryType {name} mutationType {name} subscriptionType {name}
                  types {kind name description
                    fields(includeDeprecated: true) {name description args {...I} type {...T} isDeprecated deprecationReason}
                    inputFields {...I} interfaces {...T}
                    enumValues(includeDeprecated: true) {name description isDeprecated deprecationReason}
                    possibleTypes {...T}}
                  directives {name description locations args {...I}}}}
                fragment I on __InputValue {name description type {...T} defaultValue}
                fragment T on __Type {kind name ofType {kind name ofType {kind name ofType {kind name ofType {kind name
                  ofType {kind name ofType {kind name ofType {kind name}}}}}}}}
                """;

        assertThat(answer("acme-viewer", query).getList("data.__schema.types")).isNotEmpty();
    }

    @Test
    void everyAnswerSaysWhatItHasCostAndWhatIsLeft() {
        Response response = post(
                token("acme-viewer"), "{subjects(first: 50) {edges {node {resources {unit}}}} rateLimit {cost limit}}");

        JsonPath cost = response.jsonPath().setRootPath("extensions.cost");
        assertThat(cost.getInt("requestedQueryCost")).isEqualTo(1 + 50 + 50 * 10 + 1);
        assertThat(cost.getInt("actualQueryCost")).isBetween(2, 100);
        assertThat(response.jsonPath().getInt("data.rateLimit.cost")).isEqualTo(552);
        assertThat(response.header("RateLimit")).matches("\"points\";r=[0-9]+;t=0");
        assertThat(response.header("RateLimit-Policy")).startsWith("\"points\";q=");
    }

    @Test
    void aDryRunIsAnsweredWithItsCostAlone() {
        String query = "query($n: Int!, $dry: Boolean) {subjects(first: $n) {totalCount edges {node {key}}}"
                + " what: rateLimit(dryRun: $dry) {cost nodeCount}}";
        JsonPath answer = given().auth()
                .oauth2(token("acme-viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("query", query, "variables", Map.of("n", 100, "dry", true)))
                .post("/graphql")
                .jsonPath();

        assertThat(answer.getMap("data").keySet()).isEqualTo(java.util.Set.of("what"));
        assertThat(answer.getInt("data.what.cost")).isEqualTo(102);
        assertThat(answer.getInt("extensions.cost.actualQueryCost")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frequency: null", "first: 9"})
    void anArgumentThatIsNullMeansItsDefault(String argument) {
        JsonPath answer = answer(
                "acme-viewer",
                """
                {subjects(first: 1, orderBy: null) {totalCount}
                 subject(key: "fixture/harbor") {
                   indexSeries(index: GINI, resource: FEES_EARNED, from: "2026-01-01", to: "2026-12-31", %s%s) {
                     edges {node {asOf}}}
                   lorenz(resource: FEES_EARNED, points: null) {x}}}
                """
                        .formatted(argument, argument.startsWith("first") ? "" : ", first: 9"));

        assertThat(answer.getString("errors")).isNull();
        assertThat(answer.getList("data.subject.indexSeries.edges")).hasSize(6);
        assertThat(answer.getList("data.subject.lorenz")).isNotEmpty();
    }

    @Test
    void theNamesOfTypesAreAnswered() {
        JsonPath answer = answer("acme-viewer", "{__typename viewer {__typename tenant {__typename}}}");

        assertThat(answer.getString("data.__typename")).isEqualTo("Query");
        assertThat(answer.getString("data.viewer.tenant.__typename")).isEqualTo("ViewerTenant");
    }

    @Test
    void everyDefinitionIsServed() {
        JsonPath answer = answer("acme-viewer", "{indexDefinitions {index name unit range direction formula}}");

        assertThat(answer.getList("data.indexDefinitions")).hasSize(18);
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    private static String aliases(int count) {
        StringBuilder fields = new StringBuilder("viewer {");
        for (int i = 0; i < count; i++) {
            fields.append("a").append(i).append(": user ");
        }
        return fields.append("}").toString();
    }

    /** Fragments that each spread the next one twice. */
    private static String fragments(int count) {
        StringBuilder document = new StringBuilder("{viewer {...f0}}");
        for (int i = 0; i < count - 1; i++) {
            document.append(" fragment f%d on Viewer {...f%d ...f%d}".formatted(i, i + 1, i + 1));
        }
        return document.append(" fragment f%d on Viewer {user}".formatted(count - 1))
                .toString();
    }

    private static String pages(Object outer, Object inner) {
        return "{subjects(first: %s) {edges {node {index(index: GINI, resource: STAKE) {value} distribution(resource: STAKE, first: %s) {edges {node {amount}}}}}}}"
                .formatted(outer, inner);
    }

    private static Response answered(String document, String accept) {
        return given().auth()
                .oauth2(token("acme-analyst"))
                .accept(accept)
                .contentType(ContentType.JSON)
                .body(Map.of("query", document))
                .post("/graphql");
    }

    private static void assertComplete(Response response, String code) {
        List<Map<String, Object>> extensions = response.jsonPath().getList("errors.extensions");
        assertThat(extensions).isNotEmpty().allSatisfy(each -> {
            assertThat(each.get("code")).isEqualTo(code);
            assertThat(each.get("retryable")).isEqualTo(false);
            assertThat((String) each.get("requestId")).hasSize(36);
        });
    }
}
