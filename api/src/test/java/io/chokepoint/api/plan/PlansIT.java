package io.chokepoint.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** The plan silver of the tests has pages of at most 900, operations of at most 4000 points and no export as JSON_LINES. */
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

    private static void assertRefused(String document, String message) {
        JsonPath answer = post(token("globex-admin"), document).jsonPath();
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("PLAN_LIMIT");
        assertThat(answer.getString("errors[0].message")).contains(message);
    }

    private static String code(String user, String document) {
        return post(token(user), document).jsonPath().getString("errors[0].extensions.code");
    }
}
