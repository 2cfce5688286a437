package io.chokepoint.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DistributionFieldsIT extends ApiTest {
    private static final String PAGE =
            """
            {subject(key: "%s") {distribution(resource: FEES_EARNED, first: 2%s) {
              asOf edges {node {rank entity amount share}} pageInfo {hasNextPage endCursor}}}}
            """;

    @Test
    void listsEntitiesFromTheLargestWithExactAmounts() {
        JsonPath page =
                answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, "")).setRootPath("data.subject.distribution");

        assertThat(page.getString("asOf")).isEqualTo("2026-06-30");
        assertThat(page.getList("edges.node.amount", String.class)).containsExactly("8", "1");
        assertThat(page.getDouble("edges[0].node.share")).isEqualTo(0.8);
        assertThat(page.getBoolean("pageInfo.hasNextPage")).isTrue();
    }

    @Test
    void pagesOfOneDistributionDoNotShiftWhenANewRunIsPublished() {
        ClickHouseAccess loader = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader());
        JsonPath first = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, ""));
        String cursor = first.getString("data.subject.distribution.pageInfo.endCursor");
        Fixture.publishHarbor(loader, new long[] {7, 7, 7, 7});
        try {
            JsonPath second = answer("acme-analyst", PAGE.formatted(Fixture.HARBOR, ", after: \"" + cursor + "\""))
                    .setRootPath("data.subject.distribution");

            assertThat(second.getList("edges.node.rank", String.class)).containsExactly("3");
            assertThat(second.getList("edges.node.amount", String.class)).containsExactly("1");
            assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
        } finally {
            Fixture.publishHarbor(loader, new long[] {8, 1, 1});
        }
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
