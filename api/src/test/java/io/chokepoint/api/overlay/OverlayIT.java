package io.chokepoint.api.overlay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Overlays of {@link Fixture#HARBOR}, whose entities 1 to 3 hold 5, 3 and 2 until March 2026. */
@QuarkusTest
class OverlayIT extends ApiTest {
    private static final String CREATE =
            """
            mutation($input: OverlayInput!, $key: String) {createOverlay(input: $input, idempotencyKey: $key) {
              overlay {id name labels {entity name} links {one other} exclusions} userErrors {field code message}}}
            """;
    private static final String ALL = "{overlays(first: 100) {edges {node {id name}}}}";
    private static final String DELETE = "mutation {deleteOverlay(id: \"%s\") {deletedId userErrors {code}}}";

    @AfterEach
    void deleteAll() {
        for (String user : List.of("acme-analyst", "globex-admin")) {
            answer(user, ALL)
                    .getList("data.overlays.edges.node.id", String.class)
                    .forEach(id -> answer(user, DELETE.formatted(id)));
        }
    }

    @Test
    void indicesAreComputedAgainForThePartiesOfAnOverlay() {
        String id = create("acme-analyst", Map.of("links", List.of(Map.of("one", "entity-2", "other", "entity-3"))));

        JsonPath subject = answer(
                        "acme-analyst",
                        """
                        {subject(key: "%1$s") {
                          index(index: HHI, resource: FEES_EARNED, at: "2026-03-31", overlay: "%2$s") {
                            value population overlay digest asOf run {id}}
                          plain: index(index: HHI, resource: FEES_EARNED, at: "2026-03-31") {value overlay}
                          indexSeries(index: POPULATION, resource: FEES_EARNED, from: "2026-01-01", to: "2026-12-31",
                            overlay: "%2$s", first: 31) {edges {node {exactValue}}}
                          distribution(resource: FEES_EARNED, at: "2026-03-31", overlay: "%2$s", first: 1) {
                            edges {node {rank entity amount share}} pageInfo {endCursor hasNextPage}}}}
                        """
                                .formatted(Fixture.HARBOR, id))
                .setRootPath("data.subject");

        assertThat(subject.getDouble("index.value")).isCloseTo(5000, within(1e-9));
        assertThat(subject.getString("index.population")).isEqualTo("2");
        assertThat(subject.getString("index.overlay")).isEqualTo(id);
        assertThat(subject.getString("index.digest")).isNull();
        assertThat(subject.getDouble("plain.value")).isCloseTo(3800, within(1e-9));
        assertThat(subject.getString("plain.overlay")).isNull();
        assertThat(subject.getList("indexSeries.edges.node.exactValue", String.class))
                .hasSize(6)
                .containsOnly("2");
        assertThat(subject.getString("distribution.edges[0].node.amount")).isEqualTo("5");
        assertThat(subject.getDouble("distribution.edges[0].node.share")).isEqualTo(0.5);
    }

    @Test
    void pagesOfAChangedDistributionJoinIntoTheWhole() {
        String id = create(
                "acme-analyst",
                Map.of(
                        "labels",
                        List.of(Map.of("entity", "entity-3", "name", "desk")),
                        "exclusions",
                        List.of("entity-1")));
        String query =
                """
                {subject(key: "%s") {distribution(resource: FEES_EARNED, at: "2026-03-31", overlay: "%s", first: 1%s) {
                  edges {node {rank entity amount share}} pageInfo {endCursor hasNextPage}}}}
                """;

        JsonPath first = answer("acme-analyst", query.formatted(Fixture.HARBOR, id, ""))
                .setRootPath("data.subject.distribution");
        String after = ", after: \"" + first.getString("pageInfo.endCursor") + "\"";
        JsonPath second = answer("acme-analyst", query.formatted(Fixture.HARBOR, id, after))
                .setRootPath("data.subject.distribution");

        assertThat(first.getString("edges[0].node.entity")).isEqualTo("entity-2");
        assertThat(first.getDouble("edges[0].node.share")).isEqualTo(0.6);
        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(second.getString("edges[0].node.entity")).isEqualTo("desk");
        assertThat(second.getString("edges[0].node.rank")).isEqualTo("2");
        assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void whatIfSaysEveryIndexBeforeAndAfter() {
        JsonPath whatIf = answer(
                        "acme-analyst",
                        """
                        {whatIf(input: {subject: "%s", resource: FEES_EARNED, at: "2026-03-31",
                                        merge: [{entities: ["entity-1", "entity-3", "nobody"]}], exclude: ["none"]}) {
                          asOf unknown changes {index before {value exactValue} after {value exactValue reason} delta}}}
                        """
                                .formatted(Fixture.HARBOR))
                .setRootPath("data.whatIf");

        assertThat(whatIf.getString("asOf")).isEqualTo("2026-03-31");
        assertThat(whatIf.getList("unknown", String.class)).containsExactly("nobody", "none");
        assertThat(whatIf.getList("changes")).hasSize(18);
        assertThat(whatIf.getDouble("changes.find {it.index == 'HHI'}.before.value"))
                .isCloseTo(3800, within(1e-9));
        assertThat(whatIf.getDouble("changes.find {it.index == 'HHI'}.after.value"))
                .isCloseTo(5800, within(1e-9));
        // The merger of 5 and 2 of 10: 10000 · 2 · 0.5 · 0.2
        assertThat(whatIf.getDouble("changes.find {it.index == 'HHI'}.delta")).isCloseTo(2000, within(1e-9));
        assertThat(whatIf.getString("changes.find {it.index == 'NAKAMOTO_COEFFICIENT_1_2'}.after.exactValue"))
                .isEqualTo("1");
    }

    @Test
    void whatIfSaysWhoDecidesMoreOftenAfterwards() {
        JsonPath power = power("merge: [{entities: [\"entity-2\", \"entity-3\", \"nobody\"]}]");

        // Of 5, 3 and 2, the first decides in three of four ways to vote, the others in one each; of 5 and 5, both in
        // one of two.
        assertThat(power.getList("entity", String.class)).containsExactly("entity-2", "entity-3");
        assertThat(power.getList("party", String.class)).containsExactly("entity-2", "entity-2");
        assertThat(power.getList("before.value", Float.class)).containsExactly(0.25f, 0.25f);
        assertThat(power.getList("after.value", Float.class)).containsExactly(0.5f, 0.5f);
        assertThat(power.getList("delta", Float.class)).containsExactly(0.25f, 0.25f);
        assertThat(power.getList("after.bound", Float.class)).containsExactly(0f, 0f);
    }

    @Test
    void powerFollowsTheRuleOfTheVoteAndWhoIsLeftOutHasNone() {
        assertThat(power("merge: [{entities: [\"entity-2\", \"entity-3\"]}], powerThreshold: \"3/4\"")
                        .getList("before.value", Float.class))
                .as("more than three quarters: 5 and 3, or all")
                .containsExactly(0.5f, 0f);
        assertThat(power("exclude: [\"entity-1\"]").getList("after.reason", String.class))
                .containsExactly("EXCLUDED");
    }

    @Test
    void aThresholdThatIsNoFractionIsRefused() {
        JsonPath refused = answer(
                "acme-analyst",
                "{whatIf(input: {subject: \"%s\", resource: FEES_EARNED, powerThreshold: \"0.5\"}) {power {delta}}}"
                        .formatted(Fixture.HARBOR));

        assertThat(refused.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.getString("errors[0].message")).contains("powerThreshold", "'0.5'");
    }

    private static JsonPath power(String change) {
        return answer(
                        "acme-analyst",
                        ("{whatIf(input: {subject: \"%s\", resource: FEES_EARNED, at: \"2026-03-31\", %s}) {power {entity party"
                                        + " before {value bound reason} after {value bound reason} delta}}}")
                                .formatted(Fixture.HARBOR, change))
                .setRootPath("data.whatIf.power");
    }

    @Test
    void ofNothingThereIsNoWhatIf() {
        JsonPath whatIf = answer(
                        "globex-admin",
                        "{whatIf(input: {subject: \"%s\", resource: VOTING_POWER, exclude: [\"entity-1\"]}) {asOf changes {index} power {entity}}}"
                                .formatted(Fixture.MERIDIAN))
                .setRootPath("data.whatIf");

        assertThat(whatIf.getString("asOf")).isNull();
        assertThat(whatIf.getList("changes")).isEmpty();
        assertThat(whatIf.getList("power")).isEmpty();
    }

    @Test
    void anotherTenantsOverlayAnswersLikeOneThatDoesNotExist() {
        String id = create("acme-analyst", Map.of("exclusions", List.of("entity-1")));
        String index =
                "{subject(key: \"%s\") {index(index: HHI, resource: FEES_EARNED, overlay: \"%s\") {value}} node(id: \"%2$s\") {id}}";
        String nobodys = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("Overlay:" + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8));

        JsonPath foreign = answer("globex-admin", index.formatted(Fixture.HARBOR, id));
        JsonPath random = answer("globex-admin", index.formatted(Fixture.HARBOR, nobodys));

        assertThat(foreign.getString("errors[0].extensions.code")).isEqualTo("NOT_FOUND");
        assertThat(foreign.getString("errors[0].message").replace(id, nobodys))
                .isEqualTo(random.getString("errors[0].message"));
        assertThat(foreign.getString("data.node")).isNull();
        assertThat(answer("globex-admin", DELETE.formatted(id)).getString("data.deleteOverlay.userErrors[0].code"))
                .isEqualTo("NOT_FOUND");
        assertThat(answer("globex-admin", ALL).getList("data.overlays.edges")).isEmpty();
        assertThat(answer("acme-analyst", ALL).getList("data.overlays.edges.node.id", String.class))
                .containsExactly(id);
    }

    @Test
    void whatIsWrongIsSaidInThePayload() {
        Map<String, Object> input = new HashMap<>();
        input.put("name", " ");
        input.put("labels", List.of(Map.of("entity", "a", "name", "x"), Map.of("entity", "a", "name", "y")));
        input.put("exclusions", List.of("a\tb"));

        JsonPath payload = send("acme-analyst", input, null).setRootPath("data.createOverlay");

        assertThat(payload.getString("overlay")).isNull();
        assertThat(payload.getList("userErrors.field", String.class))
                .containsExactly("input.name", "input.labels[1].entity", "input.exclusions[0]");
        assertThat(payload.getList("userErrors.code", String.class)).containsExactly("BLANK", "TAKEN", "INVALID");
    }

    @Test
    void aRequestThatIsSentAgainChangesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> input = Map.of("name", "once", "exclusions", List.of("entity-1"));
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<String> ids = IntStream.range(0, 24)
                    .mapToObj(i -> clients.submit(
                            () -> send("acme-analyst", input, key).getString("data.createOverlay.overlay.id")))
                    .toList()
                    .stream()
                    .map(OverlayIT::await)
                    .toList();

            assertThat(ids).doesNotContainNull().containsOnly(ids.get(0));
        } finally {
            clients.shutdown();
        }
        assertThat(answer("acme-analyst", ALL).getList("data.overlays.edges")).hasSize(1);
        assertThat(send("acme-analyst", Map.of("name", "other"), key)
                        .getString("data.createOverlay.userErrors[0].code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(send("globex-admin", Map.of("name", "other"), key).getList("data.createOverlay.userErrors"))
                .isEmpty();
    }

    @Test
    void whatWasDoneIsWrittenDownForGood() throws Exception {
        String id = create("acme-analyst", Map.of());
        answer("acme-analyst", DELETE.formatted(id));
        String query =
                "{auditEvents(first: 2) {edges {node {sequence action user details previousDigest digest}} pageInfo {endCursor}}}";

        JsonPath events = answer("acme-admin", query).setRootPath("data.auditEvents.edges");

        assertThat(events.getList("node.action", String.class)).containsExactly("deleteOverlay", "createOverlay");
        assertThat(events.getList("node.user", String.class)).containsOnly("acme-analyst");
        assertThat(events.getString("[0].node.previousDigest")).isEqualTo(events.getString("[1].node.digest"));
        post(token("acme-analyst"), query).then().statusCode(403);
        try (Connection owner = Tenants.owner();
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from audit_event"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("update audit_event set user_name = 'x'"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aViewerMayNotWriteOverlays() {
        for (String user : List.of("acme-viewer", "acme-exporter")) {
            given().auth()
                    .oauth2(token(user))
                    .contentType(ContentType.JSON)
                    .body(Map.of("query", CREATE, "variables", Map.of("input", Map.of("name", "x"))))
                    .post("/graphql")
                    .then()
                    .statusCode(403)
                    .body("errors[0].extensions.code", org.hamcrest.Matchers.equalTo("FORBIDDEN"));
        }
    }

    @Test
    void mutationsAreNotAnsweredByGet() {
        given().auth()
                .oauth2(token("acme-analyst"))
                .queryParam("query", "mutation {deleteOverlay(id: \"x\") {deletedId}}")
                .get("/graphql")
                .then()
                .statusCode(405);
    }

    private static String create(String user, Map<String, Object> content) {
        Map<String, Object> input = new HashMap<>(content);
        input.put("name", "overlay " + UUID.randomUUID());
        JsonPath payload = send(user, input, null);
        assertThat(payload.getList("data.createOverlay.userErrors")).isEmpty();
        return payload.getString("data.createOverlay.overlay.id");
    }

    private static JsonPath send(String user, Map<String, Object> input, String key) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("input", input);
        variables.put("key", key);
        return given().auth()
                .oauth2(token(user))
                .contentType(ContentType.JSON)
                .body(Map.of("query", CREATE, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String await(Future<String> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
