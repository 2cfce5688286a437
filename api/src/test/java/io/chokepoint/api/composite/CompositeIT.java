package io.chokepoint.api.composite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompositeIT extends ApiTest {
    private static final String ALL = "{composites(first: 20) {edges {node {id name components {index weight}}}}}";
    private static final String FIELDS =
            "{composite {id name components {index resource basis weight}} userErrors {field code message}}";
    private static final String CREATE =
            "mutation($input: CompositeInput!, $key: String) {createComposite(input: $input, idempotencyKey: $key) "
                    + FIELDS + "}";
    private static final String UPDATE =
            "mutation($id: ID!, $input: CompositeInput!) {updateComposite(id: $id, input: $input) " + FIELDS + "}";
    private static final String DELETE =
            "mutation {deleteComposite(id: \"%s\") {deletedId userErrors {field code message}}}";
    private static final String VALUE =
            "{subject(key: \"%s\") {composite(id: \"%s\", at: \"2026-04-30\") {value status reason asOf coverage unit"
                    + " composite {name} parts {score contribution weightShare scoreFormula value {index value reason}}}}}";

    @BeforeAll
    static void publish() {
        Fixture.publishCrowd(
                ClickHouseAccess.fromEnvironment(
                        ApiStack.servers().environment().loader()),
                7);
    }

    @AfterEach
    void deleteAll() {
        for (String user : List.of("acme-analyst", "globex-admin")) {
            answer(user, ALL)
                    .getList("data.composites.edges.node.id", String.class)
                    .forEach(id -> answer(user, DELETE.formatted(id)));
        }
    }

    @Test
    void itIsComputedForASubjectFromWhatIsPublished() {
        String id = create(
                        "acme-analyst", "mine", component("HHI", "FEES_EARNED", 3), component("GINI", "FEES_EARNED", 1))
                .getString("composite.id");

        // In April 8, 1, 1: HHI 6600 points, Gini 7/15.
        JsonPath value =
                answer("acme-viewer", VALUE.formatted(Fixture.HARBOR, id)).setRootPath("data.subject.composite");

        assertThat(value.getDouble("value")).isCloseTo(Math.pow(0.34, 0.75) * Math.pow(8.0 / 15, 0.25), within(1e-6));
        assertThat(value.getString("status")).isEqualTo("FINAL");
        assertThat(value.getString("asOf")).isEqualTo("2026-04-30");
        assertThat(value.getString("composite.name")).isEqualTo("mine");
        assertThat(value.getList("parts.value.index", String.class)).containsExactly("HHI", "GINI");
        assertThat(value.getList("parts.scoreFormula", String.class)).containsExactly("1 − v / 10000", "1 − v");
    }

    @Test
    void whatASubjectDoesNotHaveMakesItAbsentWithTheReason() {
        String id = create("acme-analyst", "mine", component("HHI", "FEES_EARNED", 1), component("GINI", "STAKE", 1))
                .getString("composite.id");

        JsonPath value =
                answer("acme-viewer", VALUE.formatted(Fixture.HARBOR, id)).setRootPath("data.subject.composite");

        assertThat((Object) value.get("value")).isNull();
        assertThat(value.getString("status")).isEqualTo("UNAVAILABLE");
        assertThat(value.getString("reason")).isEqualTo("COMPONENT_UNAVAILABLE");
        assertThat(value.getList("parts.value.reason", String.class)).containsExactly(null, "NOT_MEASURED");
    }

    @Test
    void aChangeShowsInTheNextAnswer() {
        String id = create("acme-analyst", "mine", component("HHI", "FEES_EARNED", 1))
                .getString("composite.id");
        double before =
                answer("acme-viewer", VALUE.formatted(Fixture.HARBOR, id)).getDouble("data.subject.composite.value");

        JsonPath changed = send(
                        "acme-analyst",
                        UPDATE,
                        Map.of("id", id, "input", input("yours", component("GINI", "FEES_EARNED", 1))))
                .setRootPath("data.updateComposite");
        double after =
                answer("acme-viewer", VALUE.formatted(Fixture.HARBOR, id)).getDouble("data.subject.composite.value");

        assertThat(changed.getString("composite.name")).isEqualTo("yours");
        assertThat(before).isCloseTo(0.34, within(1e-6));
        assertThat(after).isCloseTo(8.0 / 15, within(1e-6));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        JsonPath refused = create(
                "acme-analyst",
                " ",
                component("TOTAL", "SUPPLY", 1),
                component("HHI", "SUPPLY", 0),
                component("HHI", "SUPPLY", 1001));

        assertThat(refused.getList("userErrors.field", String.class))
                .containsExactly(
                        "input.name",
                        "input.components[0].index",
                        "input.components[1].weight",
                        "input.components[2].weight",
                        "input.components[2]");
        assertThat(refused.getList("userErrors.code", String.class))
                .containsExactly("BLANK", "INVALID", "INVALID", "INVALID", "TAKEN");
        assertThat(refused.getString("userErrors[3].message")).isEqualTo("1001; 1 to 1000 passes");
    }

    @Test
    void aKeyMakesItOnceAndAnAuditEventOnce() {
        String key = "composite-" + UUID.randomUUID();
        Map<String, Object> variables = Map.of("input", input("once", component("HHI", "FEES_EARNED", 1)), "key", key);

        String first = send("acme-analyst", CREATE, variables).getString("data.createComposite.composite.id");
        String second = send("acme-analyst", CREATE, variables).getString("data.createComposite.composite.id");
        List<String> actions = answer("acme-admin", "{auditEvents(first: 2) {edges {node {action details}}}}")
                .getList("data.auditEvents.edges.node.details", String.class);

        assertThat(second).isEqualTo(first);
        assertThat(actions.get(0)).contains("\"once\"", "\"hhi\"");
        assertThat(actions.get(1)).doesNotContain("\"once\"");
    }

    @Test
    void subjectsAreRankedWithTheRanksThatTheyHaveAtOtherWeights() {
        String id = create("acme-analyst", "mine", component("HHI", "STAKE", 1), component("GINI", "STAKE", 1))
                .getString("composite.id");

        JsonPath whole = ranking("acme-viewer", id, "first: 50");
        JsonPath start = ranking("acme-viewer", id, "first: 3");
        JsonPath rest =
                ranking("acme-viewer", id, "first: 50, after: \"" + start.getString("pageInfo.endCursor") + "\"");

        List<Double> values = whole.getList("edges.node.value.value", Double.class);
        assertThat(values).hasSizeGreaterThan(3).isSorted();
        assertThat(whole.getInt("ranked")).isEqualTo(values.size());
        assertThat(whole.getInt("leftOut")).isZero();
        // Of one resource, both components name the same order: no weights change it.
        assertThat(whole.getList("edges.node.interval.least", Integer.class))
                .isEqualTo(whole.getList("edges.node.rank", Integer.class));
        assertThat(whole.getList("edges.node.interval.greatest", Integer.class))
                .isEqualTo(whole.getList("edges.node.rank", Integer.class));
        List<String> paged = new ArrayList<>(start.getList("edges.node.subject.key", String.class));
        paged.addAll(rest.getList("edges.node.subject.key", String.class));
        assertThat(paged).isEqualTo(whole.getList("edges.node.subject.key", String.class));
    }

    @Test
    void whoHasNotAllComponentsIsCountedAndNotRanked() {
        String id = create("acme-analyst", "mine", component("HHI", "STAKE", 1), component("HHI", "FEES_EARNED", 1))
                .getString("composite.id");

        JsonPath ranking = ranking("acme-viewer", id, "first: 50");

        assertThat(ranking.getList("edges")).isEmpty();
        assertThat(ranking.getInt("leftOut")).isGreaterThan(3);
    }

    @Test
    void anotherTenantFindsNothingOfItAsOfOneThatNobodyHas() {
        String id = create("acme-analyst", "mine", component("HHI", "FEES_EARNED", 1))
                .getString("composite.id");
        String nobodys = id.substring(0, id.length() - 4) + "AAAA";

        for (String document : List.of(
                "{node(id: \"%s\") {id}}",
                "{subject(key: \"" + Fixture.HARBOR + "\") {composite(id: \"%s\") {value}}}",
                "{compositeRanking(id: \"%s\", first: 1) {ranked}}",
                "mutation {updateComposite(id: \"%s\", input: {name: \"n\", components: [{index: HHI, resource: STAKE, weight: 1}]}) {composite {id} userErrors {code message}}}",
                DELETE)) {
            assertThat(masked(document, id)).as(document).isEqualTo(masked(document, nobodys));
        }
        assertThat(answer("globex-admin", ALL).getList("data.composites.edges")).isEmpty();
        assertThat(answer("acme-viewer", ALL).getList("data.composites.edges.node.name", String.class))
                .contains("mine");
    }

    private static JsonPath ranking(String user, String id, String page) {
        return answer(
                        user,
                        "{compositeRanking(id: \"%s\", %s) {ranked leftOut edges {node {rank interval {least greatest} subject {key} value {value}}} pageInfo {endCursor}}}"
                                .formatted(id, page))
                .setRootPath("data.compositeRanking");
    }

    private static String masked(String document, String id) {
        return post(token("globex-admin"), document.formatted(id))
                .asString()
                .replace(id, "ID")
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replaceAll("\"(currentlyAvailable|actualQueryCost)\":[0-9]+", "");
    }

    private static JsonPath create(String user, String name, Map<?, ?>... components) {
        return send(user, CREATE, Map.of("input", input(name, components))).setRootPath("data.createComposite");
    }

    private static Map<String, Object> input(String name, Map<?, ?>... components) {
        return Map.of("name", name, "components", List.of(components));
    }

    private static Map<String, Object> component(String index, String resource, int weight) {
        return new HashMap<>(Map.of("index", index, "resource", resource, "weight", weight));
    }

    private static JsonPath send(String user, String query, Map<String, Object> variables) {
        return given().auth()
                .oauth2(token(user))
                .contentType(ContentType.JSON)
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
