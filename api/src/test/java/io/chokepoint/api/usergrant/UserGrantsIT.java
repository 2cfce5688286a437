package io.chokepoint.api.usergrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserGrantsIT extends ApiTest {
    private static final String SUBJECTS =
            "{subjects(first: 50, filter: {nameContains: \"fixture\"}) {totalCount edges {node {key}}}}";
    private static final String SET =
            "mutation {setUserGrants(user: \"%s\", grants: [%s]) {userGrants {user grants {domain subject historyFrom}} userErrors {field code message}}}";

    @AfterEach
    void everybodySeesAllAgain() {
        for (String user : List.of("acme-viewer", "acme-exporter")) {
            set("acme-admin", user, "");
        }
        set("globex-admin", "globex-admin", "");
    }

    @Test
    void aUserSeesWhatIsLeftFromTheNextRequestOnAndOthersSeeWhatTheySaw() {
        assertThat(keys("acme-viewer")).contains(Fixture.HARBOR, Fixture.MERIDIAN);

        JsonPath done = set("acme-admin", "acme-viewer", "{domain: DAO}");

        assertThat(done.getString("userGrants.grants[0].domain")).isEqualTo("DAO");
        assertThat(keys("acme-viewer")).containsExactly(Fixture.MERIDIAN);
        assertThat(answer("acme-viewer", "{subject(key: \"" + Fixture.HARBOR + "\") {key}}")
                        .getString("data.subject"))
                .isNull();
        assertThat(answer("acme-viewer", "{viewer {grants {domain}}}")
                        .getList("data.viewer.grants.domain", String.class))
                .containsExactly("DAO");
        assertThat(keys("acme-analyst")).contains(Fixture.HARBOR, Fixture.MERIDIAN);

        set("acme-admin", "acme-viewer", "");

        assertThat(keys("acme-viewer")).contains(Fixture.HARBOR, Fixture.MERIDIAN);
    }

    @Test
    void nobodySeesMoreThanTheTenant() {
        JsonPath foreign = set("globex-admin", "globex-admin", "{domain: DAO}");
        assertThat(foreign.getString("userErrors[0].code")).isEqualTo("NOT_FOUND");

        JsonPath earlier = set("globex-admin", "globex-admin", "{historyFrom: \"2026-01-01\"}");
        assertThat(earlier.getList("userErrors")).isEmpty();
        assertThat(answer("globex-admin", "{viewer {grants {historyFrom}}}")
                        .getList("data.viewer.grants.historyFrom", String.class))
                .containsOnly("2026-04-01");
        assertThat(keys("globex-admin")).containsExactly(Fixture.HARBOR);
    }

    @Test
    void aUserOfAnotherTenantIsRefusedLikeOneThatDoesNotExist() {
        JsonPath foreign = set("acme-admin", "globex-admin", "{domain: DEFI}");
        JsonPath nobody = set("acme-admin", "globex-admix", "{domain: DEFI}");

        assertThat(foreign.getString("userErrors[0].message").replace("globex-admin", "x"))
                .isEqualTo(nobody.getString("userErrors[0].message").replace("globex-admix", "x"));
        assertThat(foreign.getString("userErrors[0].field")).isEqualTo("user");
        assertThat(keys("globex-admin")).containsExactly(Fixture.HARBOR);
    }

    @Test
    void whoSeesLessHasNoExportsSinceTheyAreOfAllThatTheTenantMaySee() {
        assertThat(post(token("acme-exporter"), "{exports(first: 1) {edges {node {id}}}}")
                        .statusCode())
                .isEqualTo(200);

        set("acme-admin", "acme-exporter", "{domain: DEFI}");

        assertThat(post(token("acme-exporter"), "{exports(first: 1) {edges {node {id}}}}")
                        .jsonPath()
                        .getString("errors[0].extensions.code"))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void itIsListedForAdminsAndLeavesAnAuditEvent() {
        set("acme-admin", "acme-viewer", "{subject: \"" + Fixture.HARBOR + "\"}");

        JsonPath listed = answer("acme-admin", "{userGrants(first: 5) {edges {node {user grants {subject}}}}}");
        JsonPath event = answer("acme-admin", "{auditEvents(first: 1) {edges {node {action user details}}}}")
                .setRootPath("data.auditEvents.edges[0].node");

        assertThat(listed.getList("data.userGrants.edges.node.user", String.class))
                .containsExactly("acme-viewer");
        assertThat(event.getString("action")).isEqualTo("setUserGrants");
        assertThat(event.getString("user")).isEqualTo("acme-admin");
        assertThat(event.getString("details")).contains("acme-viewer", Fixture.HARBOR);
        assertThat(answer("globex-admin", "{userGrants(first: 5) {edges {cursor}}}")
                        .getList("data.userGrants.edges"))
                .isEmpty();
    }

    private static List<String> keys(String user) {
        return answer(user, SUBJECTS).getList("data.subjects.edges.node.key", String.class);
    }

    private static JsonPath set(String admin, String user, String grants) {
        return answer(admin, SET.formatted(user, grants)).setRootPath("data.setUserGrants");
    }
}
