package io.chokepoint.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The plan silver of the tests has pages of at most 900, operations of at most 4000 points and no export as JSON_LINES; the plan
 * brief has the domain DeFi, from April on.
 */
@QuarkusTest
class PlansIT extends ApiTest {
    private static final String SERIES = "{subject(key: \"" + Fixture.HARBOR
            + "\") {indexSeries(index: HHI, resource: FEES_EARNED, from: \"2026-01-01\", to: \"2026-12-31\", first: %d) {edges {cursor}}}}";
    private static final String DEAR =
            "{subjects(first: 100) {edges {node {revisions(first: 40) {edges {node {days}}}}}}}";
    private static final String EXPORT =
            "mutation {createExport(input: {name: \"x\", dataset: DISTRIBUTION, format: JSON_LINES, destinationId: \"dst_none\", trigger: CRON, expression: \"0 7 * * *\", zone: \"UTC\"}) {userErrors {code}}}";

    @Test
    void aLargerPageThanThatOfThePlanIsRefused() {
        assertRefused(SERIES.formatted(901), "first: 901; plan 'silver' has pages of at most 900");
        assertThat(code("globex-admin", SERIES.formatted(900))).isNull();
        assertThat(code("acme-admin", SERIES.formatted(901))).isNull();
    }

    @Test
    void aDearerOperationThanThatOfThePlanIsRefused() {
        assertRefused(DEAR, "plan 'silver' has operations of at most 4000");
        assertThat(code("acme-admin", DEAR)).isNull();
    }

    @Test
    void aFormatThatThePlanDoesNotHaveIsRefused() {
        assertRefused(EXPORT, "format: JSON_LINES; plan 'silver' has exports as CSV, PARQUET");
        assertThat(code("acme-admin", EXPORT)).isNull();
    }

    @Test
    void whatIsOutsideTheDomainsAndTheHistoryOfThePlanDoesNotExist() throws Exception {
        assertThat(seen()).isEqualTo(new Seen(Fixture.MERIDIAN, "2026-01-31"));
        try {
            plan("brief");
            assertThat(soon(new Seen(null, "2026-04-30"))).isTrue();
        } finally {
            plan("gold");
        }
        assertThat(soon(new Seen(Fixture.MERIDIAN, "2026-01-31"))).isTrue();
    }

    /** A subject of another domain, and the first day of a series. */
    private record Seen(String dao, String firstDay) {}

    private static Seen seen() {
        JsonPath answer = answer(
                "acme-viewer",
                "{dao: subject(key: \"" + Fixture.MERIDIAN + "\") {key} "
                        + SERIES.formatted(5).substring(1).replace("cursor", "node {asOf}"));
        return new Seen(
                answer.getString("data.dao.key"), answer.getString("data.subject.indexSeries.edges[0].node.asOf"));
    }

    /** Whether it is seen within the time in which a change of a tenant takes effect. */
    private static boolean soon(Seen expected) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(end)) {
            if (seen().equals(expected)) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static void plan(String plan) throws SQLException {
        try (Connection owner = Tenants.owner();
                PreparedStatement known = owner.prepareStatement(
                        "insert into plan (plan_id, name) values (?, ?) on conflict do nothing");
                PreparedStatement update =
                        owner.prepareStatement("update tenant set plan_id = ? where tenant_id = ?")) {
            known.setString(1, plan);
            known.setString(2, plan);
            known.executeUpdate();
            update.setString(1, plan);
            update.setObject(2, Tenants.ACME);
            update.executeUpdate();
        }
    }

    private static void assertRefused(String document, String message) {
        JsonPath answer = post(token("globex-admin"), document).jsonPath();
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("PLAN_LIMIT");
        assertThat(answer.getString("errors[0].message")).contains(message);
    }

    private static String code(String user, String document) {
        return post(token(user), document).jsonPath().getString("errors[0].extensions.code");
    }
}
