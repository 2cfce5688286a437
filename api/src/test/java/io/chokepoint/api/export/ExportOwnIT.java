package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.export.verify.Report;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exports that something of the tenant's own enters: overlays and composites. */
@QuarkusTest
class ExportOwnIT extends ExportTest {
    private static final String ADMIN = "acme-admin";
    /** REST Assured reads numbers as floats. */
    private static final double AS_A_FLOAT = 1e-7;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aDistributionWithAnOverlayProvesTheIndicesOfItsParties() throws IOException {
        String overlay = answer(
                        "acme-analyst",
                        "mutation {createOverlay(input: {name: \"export\", labels: [], exclusions: [],"
                                + " links: [{one: \"entity-2\", other: \"entity-3\"}]}) {overlay {id} userErrors {message}}}")
                .getString("data.createOverlay.overlay.id");
        String user = "acme-admin";
        String input =
                "dataset: DISTRIBUTION, format: PARQUET, trigger: ON_REQUEST, overlay: \"%s\",".formatted(overlay)
                        + " filters: {subjects: [\"" + Fixture.HARBOR + "\"], bases: [RAW]}";
        String export = create(user, input);
        JsonPath plain = finished(
                user, start(user, create(user, input.replace("overlay: \"" + overlay + "\",", "")), FROM, TO, ""));
        JsonPath run = finished(user, start(user, export, FROM, TO, ""));
        answer("acme-analyst", "mutation {deleteOverlay(id: \"%s\") {deletedId}}".formatted(overlay));
        mutate(user, "rerunExport(runId: \"%s\") {userErrors {code}}".formatted(run.getString("id")));
        JsonPath again = finished(user, run.getString("id"));

        assertThat(run.getString("errorMessage")).isNull();
        // Of three entities, two are one party.
        assertThat(plain.getString("objectCount")).isEqualTo("3");
        assertThat(run.getString("objectCount")).isEqualTo("2");
        Report report = verify(Tenants.ACME, run.getString("receipt.location"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.passed()).anyMatch(line -> line.startsWith("proof: "));
        assertThat(Files.readString(folder(Tenants.ACME)
                        .resolve(run.getString("receipt.location"))
                        .resolve("manifest.json")))
                .contains("\"id\" : \"" + overlay + "\"");
        assertThat(again.getString("manifestSha256")).isEqualTo(run.getString("manifestSha256"));
    }

    @Test
    void anOverlayThatTheUserMaySeeNotIsNone() {
        JsonPath answer = create(
                EXPORTER,
                destination(EXPORTER),
                "dataset: DISTRIBUTION, format: CSV, trigger: ON_REQUEST, overlay: \"nobodys\"",
                null);

        assertThat(answer.getString("data.createExport.userErrors[0].field")).isEqualTo("overlay");
        assertThat(answer.getString("data.createExport.userErrors[0].code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void curvesAndRankingsWithAnOverlayAreThoseThatTheApiAnswers() throws IOException {
        String overlay = answer(
                        "acme-analyst",
                        "mutation {createOverlay(input: {name: \"curves\", labels: [], exclusions: [],"
                                + " links: [{one: \"entity-2\", other: \"entity-3\"}]}) {overlay {id} userErrors {message}}}")
                .getString("data.createOverlay.overlay.id");
        String with = "overlay: \"%s\", trigger: ON_REQUEST, format: JSON_LINES, compression: NONE,".formatted(overlay)
                + " filters: {subjects: [\"" + Fixture.HARBOR + "\"], bases: [RAW]%s}";
        String curves = start(ADMIN, create(ADMIN, "dataset: CURVE, " + with.formatted("")), FROM, TO, "");
        String ranking = start(
                ADMIN, create(ADMIN, "dataset: RANKING, " + with.formatted(", indices: [GINI, HHI]")), FROM, TO, "");

        List<JsonNode> points = rows(delivered(curves));
        List<JsonNode> ranked = rows(delivered(ranking));
        JsonPath values = answer(
                "acme-analyst",
                "{subject(key: \"%s\") {gini: index(index: GINI, resource: FEES_EARNED, overlay: \"%s\") {value}"
                                .formatted(Fixture.HARBOR, overlay)
                        + " hhi: index(index: HHI, resource: FEES_EARNED, overlay: \"%s\") {value}}}"
                                .formatted(overlay));
        answer("acme-analyst", "mutation {deleteOverlay(id: \"%s\") {deletedId}}".formatted(overlay));

        // Two parties: 2 and 8 of 10.
        assertThat(points)
                .extracting(point ->
                        point.get("x").asDouble() + " " + point.get("y").asDouble())
                .containsExactly("0.0 0.0", "0.5 0.2", "1.0 1.0");
        assertThat(ranked)
                .extracting(row -> row.get("index_id").asText() + " "
                        + row.get("value").asDouble() + " "
                        + row.get("position").asInt() + " " + row.get("domain").asText())
                .containsExactly(
                        "gini " + values.getDouble("data.subject.gini.value") + " 1 defi",
                        "hhi " + values.getDouble("data.subject.hhi.value") + " 1 defi");
    }

    @Test
    void aCompositeIsDeliveredAsTheApiAnswersItAndProvesItself() throws IOException {
        String composite = composite("{index: GINI, resource: FEES_EARNED, weight: 3},"
                + " {index: NAKAMOTO_COEFFICIENT_1_2, resource: FEES_EARNED, weight: 1}");
        String export = create(
                ADMIN,
                "dataset: COMPOSITE, format: JSON_LINES, compression: NONE, trigger: ON_REQUEST, composite: \"%s\", %s"
                        .formatted(composite, harbor()));

        JsonPath run = delivered(start(ADMIN, export, "2026-03-15", TO, ""));
        // The last value of before the period is that of March, then the ends of April, May and June.
        List<JsonNode> rows = rows(run);
        Report report = verify(Tenants.ACME, run.getString("receipt.location"));

        assertThat(report.faults()).isEmpty();
        assertThat(report.passed()).contains("proof: 4 composites computed anew from their components, all equal");
        assertThat(rows)
                .extracting(row -> row.get("day").asText())
                .containsExactly("2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30");
        for (JsonNode row : rows) {
            JsonPath value = answer(
                            "acme-analyst",
                            "{subject(key: \"%s\") {composite(id: \"%s\", at: \"%s\") {asOf value coverage status reason}}}"
                                    .formatted(
                                            Fixture.HARBOR,
                                            composite,
                                            row.get("day").asText()))
                    .setRootPath("data.subject.composite");
            assertThat(row.get("value").asDouble()).isCloseTo(value.getDouble("value"), within(AS_A_FLOAT));
            assertThat(row.get("as_of").asText()).isEqualTo(value.getString("asOf"));
            assertThat(row.get("status").asText()).isEqualTo(value.getString("status"));
            assertThat(row.get("coverage").asDouble()).isEqualTo(value.getDouble("coverage"));
        }
        assertThat(Files.readString(folder(run).resolve("manifest.json")))
                .contains("\"id\" : \"" + composite + "\"", "\"weight\" : 3");
        assertThat(rerunOf(run, composite).getString("manifestSha256")).isEqualTo(run.getString("manifestSha256"));
    }

    /** The composite is deleted before the run runs again. */
    private JsonPath rerunOf(JsonPath run, String composite) {
        answer("acme-analyst", "mutation {deleteComposite(id: \"%s\") {deletedId}}".formatted(composite));
        mutate(ADMIN, "rerunExport(runId: \"%s\") {userErrors {code}}".formatted(run.getString("id")));
        return delivered(run.getString("id"));
    }

    @Test
    void aCompositeWithoutOneComponentIsDeliveredWithoutAValueAndWithTheReason() throws IOException {
        String composite = composite("{index: GINI, resource: FEES_EARNED, weight: 1},"
                + " {index: GINI, resource: VOTING_POWER, weight: 1}");
        String export = create(
                ADMIN,
                "dataset: COMPOSITE, format: JSON_LINES, compression: NONE, trigger: ON_REQUEST, composite: \"%s\", %s"
                        .formatted(composite, harbor()));

        List<JsonNode> rows = rows(delivered(start(ADMIN, export, FROM, TO, "")));
        answer("acme-analyst", "mutation {deleteComposite(id: \"%s\") {deletedId}}".formatted(composite));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("value").isNull()).isTrue();
        assertThat(rows.get(0).get("status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(rows.get(0).get("reason").asText()).isEqualTo("COMPONENT_UNAVAILABLE");
    }

    @Test
    void aCompositeThatIsNotOneOfTheTenantOrDoesNotBelongIsRefused() {
        assertThat(refused("dataset: COMPOSITE, composite: \"nobodys\"")).isEqualTo("composite NOT_FOUND");
        assertThat(refused("dataset: COMPOSITE")).isEqualTo("composite INVALID");
        assertThat(refused("dataset: CURVE, composite: \"x\"")).isEqualTo("composite INVALID");
        assertThat(refused("dataset: COMPOSITE, composite: \"x\", filters: {indices: [GINI]}"))
                .isEqualTo("filters INVALID");
        assertThat(refused("dataset: COMPOSITE, composite: \"x\", overlay: \"y\""))
                .isEqualTo("overlay INVALID");
    }

    private static String refused(String input) {
        JsonPath answer = create(EXPORTER, destination(EXPORTER), "format: CSV, trigger: ON_REQUEST, " + input, null);
        return answer.getString("data.createExport.userErrors[0].field") + " "
                + answer.getString("data.createExport.userErrors[0].code");
    }

    private static String composite(String components) {
        return answer(
                        "acme-analyst",
                        "mutation {createComposite(input: {name: \"%s\", components: [%s]}) {composite {id} userErrors {message}}}"
                                .formatted(java.util.UUID.randomUUID(), components))
                .getString("data.createComposite.composite.id");
    }

    private static JsonPath delivered(String id) {
        JsonPath run = finished(ADMIN, id);
        assertThat(run.getString("errorMessage")).isNull();
        return run;
    }

    private static Path folder(JsonPath run) {
        return folder(Tenants.ACME).resolve(run.getString("receipt.location"));
    }

    /** The rows of a package of JSON Lines. */
    private static List<JsonNode> rows(JsonPath run) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder(run))) {
            for (Path part : files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(part)) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }
}
