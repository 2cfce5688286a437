package io.chokepoint.api.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.indices.Basis;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TenancyIT extends ApiTest {
    private static final String VIEWER = "{viewer {user tenant {alias}}}";
    private static final String SUBJECT = "{subject(key: \"%s\") {key}}";

    @ParameterizedTest
    @CsvSource({"acme-viewer, acme", "acme-analyst, acme", "acme-exporter, acme", "globex-admin, globex"})
    void aMemberOfOneTenantActsForIt(String user, String tenant) {
        JsonPath viewer = answer(user, VIEWER);

        assertThat(viewer.getString("data.viewer.user")).isEqualTo(user);
        assertThat(viewer.getString("data.viewer.tenant.alias")).isEqualTo(tenant);
    }

    @Test
    void aMemberOfTwoTenantsActsForTheOneThatItsTokenNames() {
        for (String tenant : new String[] {"acme", "globex"}) {
            post(Tenants.token("both", tenant), VIEWER)
                    .then()
                    .statusCode(200)
                    .body("data.viewer.tenant.alias", equalTo(tenant));
        }
    }

    @Test
    void aTokenOfTwoTenantsIsRefusedUntilItChooses() {
        String token = Tenants.token("both", "*");

        post(token, VIEWER).then().statusCode(400).body("errors[0].extensions.code", equalTo("TENANT_AMBIGUOUS"));
        given().auth()
                .oauth2(token)
                .header("Chokepoint-Tenant", "globex")
                .contentType(ContentType.JSON)
                .body(Map.of("query", VIEWER))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.viewer.tenant.alias", equalTo("globex"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"globex", "GLOBEX", "acme,globex", "", "0a000000-0000-4000-8000-0000000910be"})
    void aTenantThatTheTokenDoesNotNameCannotBeChosen(String choice) {
        given().auth()
                .oauth2(token("acme-admin"))
                .header("Chokepoint-Tenant", choice)
                .contentType(ContentType.JSON)
                .body(Map.of("query", VIEWER))
                .post("/graphql")
                .then()
                .statusCode(403)
                .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }

    @Test
    void aSuspendedTenantIsRefused() {
        post(token("initech-admin"), VIEWER)
                .then()
                .statusCode(403)
                .body("errors[0].extensions.code", equalTo("TENANT_SUSPENDED"));
    }

    @Test
    void whoBelongsToNoTenantIsRefused() {
        post(token("nobody"), VIEWER).then().statusCode(403).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        given().contentType(ContentType.JSON)
                .body(Map.of("query", VIEWER))
                .post("/graphql")
                .then()
                .statusCode(401)
                .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
    void whatIsNoTokenOfKeycloakIsNotTaken(String token) {
        post(token, VIEWER).then().statusCode(401);
    }

    @Test
    void aForeignSubjectAnswersLikeOneThatDoesNotExist() {
        String foreign =
                post(token("globex-admin"), SUBJECT.formatted(Fixture.MERIDIAN)).asString();
        String unknown =
                post(token("globex-admin"), SUBJECT.formatted("fixture/nobody")).asString();

        assertThat(foreign).isEqualTo(unknown);
        assertThat(answer("acme-viewer", SUBJECT.formatted(Fixture.MERIDIAN)).getString("data.subject.key"))
                .isEqualTo(Fixture.MERIDIAN);
    }

    @Test
    void subjectsAndTheirNumberAreThoseOfTheTenant() {
        String query = "{subjects(first: 100) {totalCount edges {node {key domain}}}}";

        JsonPath globex = answer("globex-admin", query);
        JsonPath acme = answer("acme-viewer", query);

        assertThat(globex.getList("data.subjects.edges.node.key", String.class)).containsExactly(Fixture.HARBOR);
        assertThat(globex.getInt("data.subjects.totalCount")).isEqualTo(1);
        assertThat(acme.getList("data.subjects.edges.node.key", String.class))
                .contains(Fixture.HARBOR, Fixture.MERIDIAN);
    }

    @ParameterizedTest
    @EnumSource
    void historyBeforeTheGrantDoesNotExist(Basis basis) {
        String query =
                """
                {subject(key: "%1$s") {
                  resources {firstAsOf lastAsOf}
                  indexSeries(index: GINI, resource: FEES_EARNED, basis: %2$s, from: "2026-01-01", to: "2026-12-31",
                              first: 100) {edges {node {asOf}}}
                  index(index: GINI, resource: FEES_EARNED, basis: %2$s, at: "2026-02-28") {value reason}
                  distribution(resource: FEES_EARNED, basis: %2$s, at: "2026-02-28", first: 10) {asOf edges {node {entity}}}
                  lorenz(resource: FEES_EARNED, basis: %2$s, at: "2026-02-28") {x}}}
                """
                        .formatted(Fixture.HARBOR, basis);

        JsonPath globex = answer("globex-admin", query);

        assertThat(globex.getList("data.subject.indexSeries.edges.node.asOf", String.class))
                .containsExactly("2026-04-30", "2026-05-31", "2026-06-30");
        assertThat(globex.getString("data.subject.resources[0].firstAsOf")).isEqualTo("2026-04-01");
        assertThat(globex.getString("data.subject.index.reason")).isEqualTo("NOT_MEASURED");
        assertThat(globex.getList("data.subject.distribution.edges")).isEmpty();
        assertThat(globex.getList("data.subject.lorenz")).isEmpty();
        assertThat(answer("acme-analyst", query).getDouble("data.subject.index.value"))
                .isPositive();
    }
}
