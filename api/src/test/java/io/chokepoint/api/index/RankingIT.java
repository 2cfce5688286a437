package io.chokepoint.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of subjects with their values. */
@QuarkusTest
class RankingIT extends ApiTest {
    private static final int CROWD = 7;

    @Inject
    MeterRegistry metrics;

    @BeforeAll
    static void publish() {
        ClickHouseAccess loader = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader());
        Fixture.publishCrowd(loader, CROWD);
    }

    @Test
    void theMostConcentratedComesFirstWhicheverWayTheIndexCounts() {
        for (String index : new String[] {"HHI", "EFFECTIVE_NUMBER"}) {
            JsonPath ranking = crowd("index: %s".formatted(index), 100, "");

            assertThat(ranking.getList("edges.node.subject.key", String.class)).hasSize(CROWD);
            assertThat(ranking.getString("edges[0].node.subject.key")).isEqualTo(Fixture.CROWD + (CROWD - 1));
            assertThat(ranking.getList("edges.node.rank", Integer.class)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void itsPagesGoOnWhereTheLastOneEnded() {
        JsonPath first = crowd("index: HHI", 4, "");
        JsonPath second = crowd("index: HHI", 4, ", after: \"" + first.getString("pageInfo.endCursor") + "\"");

        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(second.getList("edges.node.rank", Integer.class)).containsExactly(5, 6, 7);
        assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void aCursorHoldsForItsFilterAndItsTenantOnly() {
        String after = crowd("index: HHI", 4, "").getString("pageInfo.endCursor");
        String query = "{ranking(index: HHI, resource: STAKE, first: 4, after: \"" + after + "\"%s) {edges {cursor}}}";

        assertThat(answer("acme-analyst", query.formatted("")).getString("errors[0].extensions.code"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(answer("globex-admin", query.formatted(", filter: {nameContains: \"crowd\"}"))
                        .getString("errors[0].extensions.code"))
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void whatATenantMayNotSeeHasNoRank() {
        JsonPath ranking =
                answer("globex-admin", "{ranking(index: HHI, resource: VOTING_POWER, first: 9) {edges {cursor}}}");

        assertThat(ranking.getList("data.ranking.edges")).isEmpty();
    }

    @Test
    void manyIndicesOfManySubjectsAreReadInOneStatement() {
        double before = statements();
        JsonPath answer = answer(
                "acme-analyst",
                """
                {subjects(first: 50, filter: {nameContains: "crowd"}) {edges {node {key
                  a: index(index: HHI, resource: STAKE) {value}
                  b: index(index: GINI, resource: STAKE) {value}
                  c: index(index: NAKAMOTO_COEFFICIENT_1_2, resource: STAKE) {value}
                  d: index(index: SHANNON_ENTROPY, resource: STAKE) {value}
                  e: index(index: TOTAL, resource: STAKE) {value exactValue}}}}}
                """);

        assertThat(answer.getList("data.subjects.edges.node.a.value", Double.class))
                .hasSize(CROWD)
                .doesNotHaveDuplicates();
        assertThat(answer.getList("data.subjects.edges.node.e.exactValue", String.class))
                .containsExactly("10", "11", "12", "13", "14", "15", "16");
        assertThat(statements() - before).isEqualTo(2);
    }

    @Test
    void aSubjectSaysWhenItsAnswersChangedAndWhy() {
        Fixture.publishHarbor(
                ClickHouseAccess.fromEnvironment(
                        ApiStack.servers().environment().loader()),
                new long[] {8, 1, 1});

        JsonPath revisions = revisions("globex-admin", Fixture.HARBOR);

        assertThat(revisions.getInt("edges[0].node.days")).isEqualTo(3);
        assertThat(revisions.getString("edges[0].node.firstAsOf")).isEqualTo("2026-04-30");
        assertThat(revisions.getList("edges[0].node.causes", String.class)).containsExactly("PRICE_FIX");
    }

    @Test
    void aFirstPublicationHasNoCause() {
        assertThat(revisions("acme-analyst", Fixture.CROWD + 1).getList("edges.node.causes", List.class))
                .last()
                .isEqualTo(List.of());
    }

    private static JsonPath revisions(String user, String subject) {
        return answer(
                        user,
                        ("{subject(key: \"%s\") {revisions(first: 5)"
                                        + " {edges {node {runId days firstAsOf lastAsOf publishedAt causes}}}}}")
                                .formatted(subject))
                .setRootPath("data.subject.revisions");
    }

    @Test
    void theLossCurveIsTheLorenzCurveFromTheOtherEnd() {
        JsonPath subject = answer(
                        "acme-analyst",
                        "{subject(key: \"%s\") {lossCurve(resource: FEES_EARNED, at: \"2026-03-31\") {x y}}}"
                                .formatted(Fixture.HARBOR))
                .setRootPath("data.subject");

        assertThat(subject.getList("lossCurve.y", Double.class)).hasSize(4);
        assertThat(subject.getDouble("lossCurve[1].y")).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(subject.getDouble("lossCurve[2].y")).isCloseTo(0.8, org.assertj.core.api.Assertions.within(1e-9));
    }

    private double statements() {
        return metrics.counter("chokepoint.clickhouse.statements", "for", "request")
                .count();
    }

    private static JsonPath crowd(String index, int first, String after) {
        JsonPath answer = answer(
                "acme-analyst",
                """
                {ranking(%s, resource: STAKE, filter: {nameContains: "crowd"}, first: %d%s) {
                  edges {node {rank subject {key} value {value asOf}}} pageInfo {hasNextPage endCursor}}}
                """
                        .formatted(index, first, after));
        assertThat(answer.getString("errors")).isNull();
        return answer.setRootPath("data.ranking");
    }
}
