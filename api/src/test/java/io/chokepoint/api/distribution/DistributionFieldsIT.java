package io.chokepoint.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DistributionFieldsIT extends ApiTest {
    private static final String PAGE =
            """
            {subject(key: "%s") {distribution(resource: FEES_EARNED, basis: %s, first: 2%s) {
              basis asOf edges {node {rank entity amount share}} pageInfo {hasNextPage endCursor}}}}
            """;

    @Test
    void listsEntitiesFromTheLargestWithExactAmounts() {
        JsonPath page = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, "RAW", ""))
                .setRootPath("data.subject.distribution");

        assertThat(page.getString("asOf")).isEqualTo("2026-06-30");
        assertThat(page.getList("edges.node.amount", String.class)).containsExactly("8", "1");
        assertThat(page.getDouble("edges[0].node.share")).isEqualTo(0.8);
        assertThat(page.getBoolean("pageInfo.hasNextPage")).isTrue();
    }

    @Test
    void pagesOfOneDistributionDoNotShiftWhenANewRunIsPublished() {
        ClickHouseAccess loader = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader());
        JsonPath first = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, "RAW", ""));
        String cursor = first.getString("data.subject.distribution.pageInfo.endCursor");
        Fixture.publishHarbor(loader, new long[] {7, 7, 7, 7});
        try {
            JsonPath second = answer(
                            "acme-analyst", PAGE.formatted(Fixture.HARBOR, "RAW", ", after: \"" + cursor + "\""))
                    .setRootPath("data.subject.distribution");

            assertThat(second.getList("edges.node.rank", String.class)).containsExactly("3");
            assertThat(second.getList("edges.node.amount", String.class)).containsExactly("1");
            assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
        } finally {
            Fixture.publishHarbor(loader, new long[] {8, 1, 1});
        }
    }

    @Test
    void theAdjustedDistributionIsRankedAndSharedByItself() {
        JsonPath page = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, "ADJUSTED", ""))
                .setRootPath("data.subject.distribution");

        assertThat(page.getString("basis")).isEqualTo("ADJUSTED");
        assertThat(page.getString("asOf")).isEqualTo("2026-06-30");
        assertThat(page.getList("edges.node.rank", String.class)).containsExactly("1", "2");
        assertThat(page.getList("edges.node.entity", String.class)).containsExactly("entity-2", "entity-3");
        assertThat(page.getList("edges.node.amount", String.class)).containsExactly("1", "1");
        assertThat(page.getDouble("edges[0].node.share")).isEqualTo(0.5);
        assertThat(page.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RAW, ADJUSTED", "ADJUSTED, RAW"})
    void aCursorOfOneBasisIsRefusedOnTheOther(String basis, String other) {
        String cursor = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, basis, ""))
                .getString("data.subject.distribution.pageInfo.endCursor");

        JsonPath refused = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, other, ", after: \"" + cursor + "\""));

        assertThat(refused.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.getString("errors[0].message")).startsWith("after: ");
    }

    @Test
    void theLorenzCurveOfTheAdjustedDistributionIsItsOwn() {
        JsonPath curve = answer(
                        "acme-analyst",
                        """
                        {subject(key: "%s") {lorenz(resource: FEES_EARNED, basis: ADJUSTED, at: "2026-03-31") {x y}}}
                        """
                                .formatted(Fixture.HARBOR))
                .setRootPath("data.subject");

        assertThat(curve.getList("lorenz.y", Double.class)).containsExactly(0.0, 0.4, 1.0);
    }

    @Test
    void theLorenzCurveRunsFromNobodyToEverybody() {
        JsonPath curve = answer(
                        "acme-analyst",
                        "{subject(key: \"%s\") {lorenz(resource: FEES_EARNED) {x y}}}".formatted(Fixture.HARBOR))
                .setRootPath("data.subject");

        assertThat(curve.getList("lorenz")).hasSize(4);
        assertThat(curve.getDouble("lorenz[0].y")).isZero();
        assertThat(curve.getDouble("lorenz[2].y")).isEqualTo(0.2);
        assertThat(curve.getDouble("lorenz[3].y")).isEqualTo(1);
    }
}
