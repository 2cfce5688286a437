package io.chokepoint.api.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Keycloak;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OperatorIT extends ApiTest {
    private static final Duration EFFECT_LIMIT = Duration.ofSeconds(30);
    private static final String ORDER =
            """
            {"name": "%1$s Ltd", "plan": "silver",
             "grants": [{"domain": "defi", "historyFrom": "2026-04-01"}, {"domain": "stablecoin"}],
             "users": [{"username": "%1$s-admin", "email": "admin@%1$s.example", "firstName": "Ada", "lastName": "Admin",
                        "roles": ["tenant-admin"], "temporaryPassword": "first-login-1"}]}
            """;

    @Test
    void aTenantIsOnboardedInOneOrderAndItsUserReadsWhatItIsGranted() throws Exception {
        Response created = put("operator", "umbra", ORDER.formatted("umbra"));

        created.then()
                .statusCode(201)
                .body("organization", equalTo("CREATED"))
                .body("row", equalTo("CREATED"))
                .body("grantsAdded", equalTo(2))
                .body("users.umbra-admin", equalTo("CREATED"));
        String token = Keycloak.tokenAfterFirstLogin("umbra-admin", "first-login-1", "umbra");
        within(() -> keys(token).contains(Fixture.HARBOR));
        assertThat(keys(token)).doesNotContain(Fixture.MERIDIAN);
    }

    @Test
    void theSameOrderAgainChangesNothing() {
        put("operator", "again", ORDER.formatted("again")).then().statusCode(201);

        put("operator", "again", ORDER.formatted("again"))
                .then()
                .statusCode(200)
                .body("organization", equalTo("UNCHANGED"))
                .body("row", equalTo("UNCHANGED"))
                .body("grantsAdded", equalTo(0))
                .body("grantsRemoved", equalTo(0))
                .body("users.again-admin", equalTo("UNCHANGED"));
    }

    @Test
    void equalOrdersAtTheSameTimeMakeOneTenant() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> order = () ->
                    put("operator", "parallel", ORDER.formatted("parallel")).statusCode();
            List<Future<Integer>> answers = operators.invokeAll(List.of(order, order, order, order));

            int created = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 201);
                created += answer.get() == 201 ? 1 : 0;
            }
            assertThat(created).isOne();
        } finally {
            operators.shutdownNow();
        }
    }

    @Test
    void aGrantThatIsNotOrderedAnyMoreIsTakenAwayWithinThirtySeconds() throws Exception {
        put("operator", "shrink", ORDER.formatted("shrink")).then().statusCode(201);
        String token = Keycloak.tokenAfterFirstLogin("shrink-admin", "first-login-1", "shrink");
        within(() -> keys(token).contains(Fixture.HARBOR));

        put(
                        "operator",
                        "shrink",
                        "{\"name\": \"shrink Ltd\", \"plan\": \"silver\", \"grants\": [{\"domain\": \"dao\"}]}")
                .then()
                .statusCode(200)
                .body("grantsAdded", equalTo(1))
                .body("grantsRemoved", equalTo(2));

        within(() -> keys(token).equals(List.of(Fixture.MERIDIAN)));
    }

    @Test
    void aSuspendedTenantIsRefusedWithinThirtySecondsAndServedAgainWhenItIsLifted() throws Exception {
        put("operator", "pause", ORDER.formatted("pause")).then().statusCode(201);
        String token = Keycloak.tokenAfterFirstLogin("pause-admin", "first-login-1", "pause");
        within(() -> keys(token).contains(Fixture.HARBOR));

        status("operator", "pause", "SUSPENDED").then().statusCode(200).body("status", equalTo("SUSPENDED"));

        within(() -> post(token, "{viewer {user}}").statusCode() == 403);
        post(token, "{viewer {user}}").then().body("errors[0].extensions.code", equalTo("TENANT_SUSPENDED"));
        status("operator", "pause", "ACTIVE").then().statusCode(200);
        within(() -> keys(token).contains(Fixture.HARBOR));
    }

    @Test
    void whatOperatorsDoStandsInTheTenantsOwnAuditLogWithoutPasswords() throws SQLException {
        put("operator", "audited", ORDER.formatted("audited")).then().statusCode(201);
        status("operator", "audited", "SUSPENDED").then().statusCode(200);

        try (Connection owner = Tenants.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select string_agg(action || ' ' || user_name || ' ' || details, ' '"
                                + " order by sequence) from audit_event join tenant using (tenant_id) where alias = 'audited'")) {
            row.next();
            assertThat(row.getString(1))
                    .containsSubsequence("putTenant operator", "putTenantStatus operator", "unpaid")
                    .doesNotContain("first-login-1");
        }
    }

    @Test
    void anAuditorReadsTenantsAndChangesNone() {
        get("auditor", "").then().statusCode(200).body("tenants.alias", hasItems("acme", "globex", "initech"));
        get("auditor", "/globex").then().statusCode(200).body("grants.domain", hasItems("defi", "stablecoin"));
        put("auditor", "by-auditor", ORDER.formatted("by-auditor")).then().statusCode(403);
        status("auditor", "acme", "SUSPENDED").then().statusCode(403);
        get("auditor", "").then().body("tenants.alias", not(hasItem("by-auditor")));
    }

    @ParameterizedTest
    @CsvSource({"acme-admin", "acme-viewer", "nobody"})
    void usersOfTenantsAreRefused(String user) {
        get(user, "").then().statusCode(403);
        put(user, "acme", ORDER.formatted("acme")).then().statusCode(403);
    }

    @Test
    void withoutTokenNobodyPasses() {
        given().get("/operator/tenants").then().statusCode(401);
        given().auth().oauth2("a.b.c").get("/operator/tenants").then().statusCode(401);
    }

    @Test
    void anOperatorReadsNoIndices() {
        post(Tenants.token("operator"), "{viewer {user}}")
                .then()
                .statusCode(403)
                .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-plan | {\"name\": \"X\", \"plan\": \"platinum\"} | plan 'platinum': gold, silver pass",
                "bad-json | {\"name\": | The body is not JSON: line 1, column",
                "bad-field | {\"name\": \"X\", \"plan\": \"gold\", \"grant\": []} | The body does not fit at '.grant'",
                "bad-domain | {\"name\": \"X\", \"plan\": \"gold\", \"grants\": [{\"domain\": \"dfi\"}]} | grants[0].domain",
                "bad-role | {\"name\": \"X\", \"plan\": \"gold\", \"users\": [{\"username\": \"eve\", \"roles\": [\"platform-operator\"]}]}"
                        + " | users[0].roles 'platform-operator'",
                "Bad_Alias | {\"name\": \"X\", \"plan\": \"gold\"} | alias 'Bad_Alias'",
                "no-name | {\"plan\": \"gold\"} | name: 1 to 200 characters pass",
                "no-mail | {\"name\": \"No Mail\", \"plan\": \"gold\", \"users\": [{\"username\": \"newcomer\", \"roles\": [\"viewer\"]}]}"
                        + " | User 'newcomer' is not there yet"
            })
    void anOrderThatDoesNotHoldIsRefusedWithItsRemedyAndMakesNoTenant(String alias, String order, String message) {
        put("operator", alias, order)
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"))
                .body("errors[0].message", containsString(message));
        get("operator", "/" + alias).then().statusCode(404);
    }

    @Test
    void rolesOfAUserOfTwoTenantsAreNotChangedForOneOfThem() {
        put(
                        "operator",
                        "acme",
                        "{\"name\": \"Acme Research\", \"plan\": \"gold\", \"grants\": [{}],"
                                + " \"users\": [{\"username\": \"both\", \"roles\": [\"tenant-admin\"]}]}")
                .then()
                .statusCode(409)
                .body("errors[0].message", containsString("User 'both' belongs to another tenant"));
    }

    @Test
    void aUserThatIsTakenOutOfATenantHasNoTokenForItAnyMore() {
        put("operator", "leaver", ORDER.formatted("leaver")).then().statusCode(201);
        String before = Keycloak.tokenAfterFirstLogin("leaver-admin", "first-login-1", "leaver");
        post(before, "{viewer {user}}").then().statusCode(200);

        as("operator")
                .delete("/operator/tenants/leaver/users/leaver-admin")
                .then()
                .statusCode(200)
                .body("leaver-admin", equalTo("CHANGED"));

        post(Keycloak.token("leaver-admin", Keycloak.PASSWORD, "leaver"), "{viewer {user}}")
                .then()
                .statusCode(403);
    }

    private static Response put(String user, String alias, String order) {
        return as(user).body(order).put("/operator/tenants/" + alias);
    }

    private static Response status(String user, String alias, String status) {
        return as(user).body("{\"status\": \"%s\", \"reason\": \"unpaid\"}".formatted(status))
                .put("/operator/tenants/" + alias + "/status");
    }

    private static Response get(String user, String path) {
        return as(user).get("/operator/tenants" + path);
    }

    private static io.restassured.specification.RequestSpecification as(String user) {
        return given().auth().oauth2(token(user)).contentType(ContentType.JSON);
    }

    private static List<String> keys(String token) {
        JsonPath answer =
                post(token, "{subjects(first: 100) {edges {node {key}}}}").jsonPath();
        List<String> keys = answer.getList("data.subjects.edges.node.key");
        return keys == null ? List.of() : keys;
    }

    private static void within(Callable<Boolean> happens) throws Exception {
        Instant limit = Instant.now().plus(EFFECT_LIMIT);
        while (!happens.call()) {
            assertThat(Instant.now()).as("effect within " + EFFECT_LIMIT).isBefore(limit);
            Thread.sleep(200);
        }
    }
}
