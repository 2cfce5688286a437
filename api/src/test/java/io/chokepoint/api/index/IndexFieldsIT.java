package io.chokepoint.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IndexFieldsIT extends ApiTest {

    @Test
    void aValueComesWithAllThatIsNeededToCheckIt() {
        JsonPath value = harbor(
                """
                index(index: NAKAMOTO_COEFFICIENT_1_2, resource: FEES_EARNED, at: "2026-03-31") {
                  asOf value exactValue unit coverage population status reason methodologyVersion dataThrough digest
                  run {publishedAt inputs {file rowsIn accepted duplicates quarantined}}}
                """);

        assertThat(value.getString("index.asOf")).isEqualTo("2026-03-31");
        assertThat(value.getDouble("index.value")).isEqualTo(2);
        assertThat(value.getString("index.exactValue")).isEqualTo("2");
        assertThat(value.getString("index.unit")).isEqualTo("ENTITIES");
        assertThat(value.getString("index.population")).isEqualTo("3");
        assertThat(value.getString("index.status")).isEqualTo("FINAL");
        assertThat(value.getString("index.reason")).isNull();
        assertThat(value.getString("index.dataThrough")).startsWith("2026-03-31T12:00:00");
        assertThat(value.getString("index.run.inputs[0].rowsIn")).isEqualTo("3");
    }

    @Test
    void whatIsNotMeasuredIsAbsentWithAReason() {
        JsonPath value = harbor("index(index: GINI, resource: STAKE) {asOf value status reason run {id}}");

        assertThat(value.getString("index.value")).isNull();
        assertThat(value.getString("index.asOf")).isNull();
        assertThat(value.getString("index.status")).isEqualTo("UNAVAILABLE");
        assertThat(value.getString("index.reason")).isEqualTo("NOT_MEASURED");
    }

    @Test
    void aValueSaysWhichHoldingsItCounts() {
        JsonPath values = harbor(
                """
                raw: index(index: TOTAL, resource: FEES_EARNED, basis: RAW, at: "2026-03-31") {
                  basis exactValue population}
                adjusted: index(index: TOTAL, resource: FEES_EARNED, basis: ADJUSTED, at: "2026-03-31") {
                  basis exactValue population}
                """);

        assertThat(values.getString("raw.basis")).isEqualTo("RAW");
        assertThat(values.getString("raw.exactValue")).isEqualTo("10");
        assertThat(values.getString("raw.population")).isEqualTo("3");
        assertThat(values.getString("adjusted.basis")).isEqualTo("ADJUSTED");
        assertThat(values.getString("adjusted.exactValue")).isEqualTo("5");
        assertThat(values.getString("adjusted.population")).isEqualTo("2");
    }

    @Test
    void aValueSaysBetweenWhichValuesItLies() {
        JsonPath values = harbor(
                """
                raw: index(index: HHI, resource: FEES_EARNED, at: "2026-03-31") {value lower upper}
                adjusted: index(index: HHI, resource: FEES_EARNED, basis: ADJUSTED, at: "2026-03-31") {value lower upper}
                unknown: index(index: GINI, resource: FEES_EARNED, basis: ADJUSTED, at: "2026-03-31") {value lower upper}
                """);

        assertThat(values.getDouble("raw.lower")).isEqualTo(values.getDouble("raw.value"));
        assertThat(values.getDouble("raw.upper")).isEqualTo(values.getDouble("raw.value"));
        // Of 10, 3 and 2 have owners, and 5 are held for others: 9 + 4, or 8² + 4, of 100.
        assertThat(values.getDouble("adjusted.lower")).isEqualTo(1300);
        assertThat(values.getDouble("adjusted.upper")).isEqualTo(6800);
        assertThat(values.getString("unknown.value")).isNotNull();
        assertThat(values.getString("unknown.lower")).isNull();
        assertThat(values.getString("unknown.upper")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", basis: null"})
    void whoNamesNoBasisAsksForAllHoldings(String basis) {
        JsonPath values = harbor(
                """
                index(index: TOTAL, resource: FEES_EARNED, at: "2026-03-31"%1$s) {basis exactValue}
                indexSeries(index: TOTAL, resource: FEES_EARNED, from: "2026-03-01", to: "2026-03-31", first: 9%1$s) {
                  basis edges {node {basis exactValue}}}
                distribution(resource: FEES_EARNED, first: 9%1$s) {basis edges {node {amount}}}
                lorenz(resource: FEES_EARNED%1$s) {x}
                """
                        .formatted(basis));

        assertThat(values.getString("index.basis")).isEqualTo("RAW");
        assertThat(values.getString("index.exactValue")).isEqualTo("10");
        assertThat(values.getString("indexSeries.basis")).isEqualTo("RAW");
        assertThat(values.getList("indexSeries.edges.node.exactValue", String.class))
                .containsExactly("10");
        assertThat(values.getString("distribution.basis")).isEqualTo("RAW");
        assertThat(values.getList("distribution.edges.node.amount", String.class))
                .containsExactly("8", "1", "1");
        assertThat(values.getList("lorenz")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "fixture/meridian, VOTING_POWER, 2026-06-30, NOT_ADJUSTED",
        "fixture/meridian, VOTING_POWER, 2026-06-29, NOT_MEASURED",
        "fixture/meridian, STAKE, 2026-06-30, NOT_MEASURED"
    })
    void whereOnlyAllHoldingsAreMeasuredThereIsNothingToLeaveOut(
            String key, String resource, String at, String reason) {
        JsonPath answer = answer(
                        "acme-analyst",
                        """
                        {subject(key: "%s") {
                          index(index: GINI, resource: %2$s, basis: ADJUSTED, at: "%3$s") {
                            basis asOf value status reason run {id}}
                          indexSeries(index: GINI, resource: %2$s, basis: ADJUSTED, from: "2026-01-01", to: "%3$s",
                                      first: 9) {basis edges {cursor}}
                          distribution(resource: %2$s, basis: ADJUSTED, at: "%3$s", first: 9) {basis asOf edges {cursor}}
                          lorenz(resource: %2$s, basis: ADJUSTED, at: "%3$s") {x}}}
                        """
                                .formatted(key, resource, at))
                .setRootPath("data.subject");

        assertThat(answer.getString("index.basis")).isEqualTo("ADJUSTED");
        assertThat(answer.getString("index.value")).isNull();
        assertThat(answer.getString("index.asOf")).isNull();
        assertThat(answer.getString("index.run")).isNull();
        assertThat(answer.getString("index.status")).isEqualTo("UNAVAILABLE");
        assertThat(answer.getString("index.reason")).isEqualTo(reason);
        assertThat(answer.getString("indexSeries.basis")).isEqualTo("ADJUSTED");
        assertThat(answer.getList("indexSeries.edges")).isEmpty();
        assertThat(answer.getString("distribution.basis")).isEqualTo("ADJUSTED");
        assertThat(answer.getString("distribution.asOf")).isNull();
        assertThat(answer.getList("distribution.edges")).isEmpty();
        assertThat(answer.getList("lorenz")).isEmpty();
    }

    @Test
    void aSeriesIsOfOneBasisAndItsCursorsAreOfNoOther() {
        String query =
                """
                {subject(key: "%s") {indexSeries(index: TOTAL, resource: FEES_EARNED, basis: %s, from: "2026-01-01",
                  to: "2026-12-31", first: 4%s) {basis edges {node {basis exactValue}} pageInfo {endCursor}}}}
                """;
        JsonPath first = answer("acme-analyst", query.formatted(Fixture.HARBOR, "ADJUSTED", ""))
                .setRootPath("data.subject.indexSeries");
        String after = ", after: \"" + first.getString("pageInfo.endCursor") + "\"";

        JsonPath same = answer("acme-analyst", query.formatted(Fixture.HARBOR, "ADJUSTED", after));
        JsonPath other = answer("acme-analyst", query.formatted(Fixture.HARBOR, "RAW", after));

        assertThat(first.getString("basis")).isEqualTo("ADJUSTED");
        assertThat(first.getList("edges.node.exactValue", String.class)).containsExactly("5", "5", "5", "2");
        assertThat(first.getList("edges.node.basis", String.class)).containsOnly("ADJUSTED");
        assertThat(same.getList("data.subject.indexSeries.edges.node.exactValue", String.class))
                .containsExactly("2", "2");
        assertThat(other.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(other.getString("errors[0].message")).startsWith("after: ");
    }

    @Test
    void aliasesWithOtherArgumentsGetTheirOwnAnswers() {
        JsonPath values = harbor(
                """
                march: index(index: HHI, resource: FEES_EARNED, at: "2026-03-31") {value}
                april: index(index: HHI, resource: FEES_EARNED, at: "2026-04-30") {value}
                total: index(index: TOTAL, resource: FEES_EARNED, at: "2026-03-31") {exactValue}
                """);

        assertThat(values.getDouble("march.value")).isCloseTo(3800, within(1e-9));
        assertThat(values.getDouble("april.value")).isCloseTo(6600, within(1e-9));
        assertThat(values.getString("total.exactValue")).isEqualTo("10");
    }

    @ParameterizedTest
    @CsvSource({"DAY, 6", "WEEK, 6", "MONTH, 6"})
    void aSeriesGoesByDayInPages(String frequency, int points) {
        String fields =
                """
                indexSeries(index: HHI, resource: FEES_EARNED, from: "2026-01-01", to: "2026-12-31", frequency: %s,
                            first: 4%s) {edges {node {asOf}} pageInfo {hasNextPage endCursor}}
                """;

        JsonPath first = harbor(fields.formatted(frequency, ""));
        String after = ", after: \"" + first.getString("indexSeries.pageInfo.endCursor") + "\"";
        JsonPath second = harbor(fields.formatted(frequency, after));

        assertThat(first.getBoolean("indexSeries.pageInfo.hasNextPage")).isTrue();
        assertThat(first.getList("indexSeries.edges")).hasSize(4);
        assertThat(second.getList("indexSeries.edges")).hasSize(points - 4);
        assertThat(second.getBoolean("indexSeries.pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void anEarlierAnswerStaysReadableAfterANewRun() {
        ClickHouseAccess loader = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader());
        String query = "index(index: HHI, resource: FEES_EARNED, at: \"2026-06-30\"%s) {value run {id}}";
        Instant before = Instant.now();
        UUID run = Fixture.publishHarbor(loader, new long[] {1, 1, 1, 1});
        try {
            JsonPath now = harbor(query.formatted(""));
            JsonPath then = harbor(query.formatted(", knownAt: \"" + before + "\""));

            assertThat(now.getDouble("index.value")).isCloseTo(2500, within(1e-9));
            assertThat(now.getString("index.run.id")).isEqualTo(run.toString());
            assertThat(then.getDouble("index.value")).isCloseTo(6600, within(1e-9));
        } finally {
            Fixture.publishHarbor(loader, new long[] {8, 1, 1});
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indexSeries(index: GINI, resource: STAKE, from: \"2026-01-01\", to: \"2026-12-31\", first: 0) {edges {cursor}}",
                "indexSeries(index: GINI, resource: STAKE, from: \"2026-01-01\", to: \"2026-12-31\", first: 1001) {edges {cursor}}",
                "indexSeries(index: GINI, resource: STAKE, from: \"2026-02-01\", to: \"2026-01-01\", first: 1) {edges {cursor}}",
                "indexSeries(index: GINI, resource: STAKE, from: \"2026-01-01\", to: \"2026-02-01\", first: 1, after: \"x\") {edges {cursor}}",
                "lorenz(resource: STAKE, points: 1) {x}"
            })
    void anArgumentOutOfItsRangeIsNamed(String field) {
        JsonPath answer = answer("acme-analyst", "{subject(key: \"" + Fixture.HARBOR + "\") {" + field + "}}");

        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.getString("errors[0].message")).matches("(first|to|after|points): .*");
    }

    private static JsonPath harbor(String fields) {
        JsonPath answer = answer("acme-analyst", "{subject(key: \"" + Fixture.HARBOR + "\") {" + fields + "}}");
        assertThat(answer.getString("errors")).isNull();
        return answer.setRootPath("data.subject");
    }
}
