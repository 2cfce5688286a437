package io.chokepoint.api.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantVisits;
import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.Delivery;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageSpec;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.pack.RunIdentity;
import io.chokepoint.export.pack.RunKind;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.export.verify.PackageVerifier;
import io.chokepoint.export.verify.Report;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ExportIT extends ExportTest {

    @Inject
    VisibleRows visible;

    @Inject
    TenantVisits visits;

    @Test
    void aDistributionIsDeliveredAndProvesItsGini() throws IOException {
        String export = create(EXPORTER, "dataset: DISTRIBUTION, format: PARQUET, trigger: ON_REQUEST, " + harbor());

        JsonPath run = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));

        assertThat(run.getString("state")).isEqualTo("SUCCEEDED");
        // Three entities on the raw basis, two on the adjusted one.
        assertThat(run.getString("objectCount")).isEqualTo("5");
        Report report = verify(Tenants.ACME, run.getString("receipt.location"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.isProved()).isTrue();
        assertThat(report.passed())
                .anyMatch(line -> line.startsWith(Fixture.HARBOR + " fees_earned raw 2026-06-30: gini"));
        assertThat(run.getString("receipt.proof")).isEqualTo(run.getString("manifestSha256"));
        assertThat(run.getString("lateness")).isEqualTo("PT0S");
    }

    @Test
    void everyDatasetAndFormatIsDelivered() throws IOException {
        // All are started before any is waited for.
        Map<String, List<String>> runs = new java.util.TreeMap<>();
        for (String dataset : List.of("INDEX_SERIES", "RANKING", "CURVE")) {
            for (String format : List.of("CSV", "JSON_LINES", "PARQUET", "ARROW", "XLSX")) {
                String export = create(
                        EXPORTER,
                        "dataset: %s, format: %s, trigger: ON_REQUEST, %s".formatted(dataset, format, harbor()));
                runs.computeIfAbsent(dataset, any -> new java.util.ArrayList<>())
                        .add(start(EXPORTER, export, "2026-01-01", TO, knownAt("2026-11-01T00:00:00Z")));
            }
        }
        for (var dataset : runs.entrySet()) {
            Set<String> digests = new HashSet<>();
            for (String id : dataset.getValue()) {
                JsonPath run = finished(EXPORTER, id);
                assertThat(run.getString("errorMessage")).isNull();
                assertThat(verify(Tenants.ACME, run.getString("receipt.location"))
                                .faults())
                        .isEmpty();
                digests.add(run.getString("contentDigest"));
            }
            assertThat(digests).as(dataset.getKey()).hasSize(1);
        }
    }

    @Test
    void aTenantExportsWhatItMaySeeOnly() {
        String export = create(
                "globex-admin",
                "dataset: INDEX_SERIES, format: CSV, trigger: ON_REQUEST,"
                        + " filters: {subjects: [\"%s\", \"%s\"], indices: [GINI], bases: [RAW]}"
                                .formatted(Fixture.HARBOR, Fixture.MERIDIAN));

        JsonPath run = finished("globex-admin", start("globex-admin", export, "2026-01-01", "2026-07-01", ""));

        // Harbor from April to June; nothing of meridian, and nothing before April.
        assertThat(run.getString("objectCount")).isEqualTo("3");
    }

    @Test
    void whatWasKnownStaysWhatItWasWhenMoreIsPublished() {
        String export = create(EXPORTER, "dataset: DISTRIBUTION, format: CSV, trigger: ON_REQUEST, " + harbor());
        Instant before = Instant.now();
        String first = finished(
                        EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", knownAt(before.toString())))
                .getString("contentDigest");

        Fixture.publishHarbor(loader(), new long[] {8, 1, 1});
        String again = finished(
                        EXPORTER, start(EXPORTER, export, "2026-05-01", "2026-07-01", knownAt(before.toString())))
                .getString("contentDigest");
        String later = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""))
                .getString("contentDigest");
        String rerun = finished(
                        EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", knownAt(before.toString())))
                .getString("contentDigest");

        assertThat(rerun).isEqualTo(first).isNotEqualTo(again).isNotEqualTo(later);
    }

    /** The rows are opened before the publication, the values that they prove after it. */
    @Test
    void aPublicationInTheMiddleOfAnExportDoesNotEnterIt(@TempDir Path folder) {
        TenantScope scope = visits.scopeOf(Tenants.ACME, "test").orElseThrow();
        Filters filters = new Filters(null, null, List.of(Fixture.HARBOR), null, null, null);
        Period june = Period.ofDays(LocalDate.parse(FROM), LocalDate.parse(TO));
        Instant known = Instant.now().truncatedTo(ChronoUnit.MICROS);
        SigningKey key = SigningKey.generate();
        RunIdentity identity = new RunIdentity("exp_test", june, List.of(), known, RunKind.BACKFILL);
        PackageSpec spec = new PackageSpec(
                "acme",
                identity,
                Dataset.DISTRIBUTION,
                "{}",
                RowFormat.CSV,
                Compression.NONE,
                PackageLimits.STANDARD,
                new Delivery("", "", known),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                known);
        try (RowSource rows = visible.open(
                scope, known, Dataset.DISTRIBUTION, new DatasetQuery(Dataset.DISTRIBUTION, filters, june))) {
            Fixture.publishHarbor(loader(), new long[] {7, 2, 1});
            try (RowSource claims = visible.open(
                    scope, known, Dataset.INDEX_SERIES, new DatasetQuery(Dataset.INDEX_SERIES, filters, june))) {
                new PackageWriter(key).write(folder, spec, rows, Optional.of(claims));
            }
        } finally {
            publishHarbor();
        }

        Report report = new PackageVerifier(folder, Optional.of(key.verificationKey()), Optional.empty()).verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.isProved()).isTrue();
    }

    private static ClickHouseAccess loader() {
        return ClickHouseAccess.fromEnvironment(ApiStack.servers().environment().loader());
    }

    @Test
    void aRunThatRunsAgainDeliversEqualBytes() {
        String export = create(EXPORTER, "dataset: CURVE, format: JSON_LINES, trigger: ON_REQUEST, " + harbor());
        JsonPath first = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));

        JsonPath asked = mutate(
                EXPORTER, "rerunExport(runId: \"%s\") {run {id} userErrors {code}}".formatted(first.getString("id")));
        assertThat(asked.getList("data.rerunExport.userErrors")).isEmpty();
        JsonPath again = finished(EXPORTER, first.getString("id"));

        assertThat(again.getString("manifestSha256")).isEqualTo(first.getString("manifestSha256"));
        assertThat(again.getBoolean("receipt.alreadyThere")).isTrue();
    }

    @Test
    void moreRowsThanTheLimitFailWithBothCounts() {
        String export =
                create(EXPORTER, "dataset: DISTRIBUTION, format: CSV, trigger: ON_REQUEST, rowLimit: 2, " + harbor());

        JsonPath run = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("errorCode")).isEqualTo("LIMIT_EXCEEDED");
        assertThat(run.getString("errorMessage")).contains("has 5 rows, its limit is 2; written 0");
    }

    @Test
    void slotsThatPassedAreCaughtUpOnceEach() throws InterruptedException {
        String export = create(
                EXPORTER,
                "dataset: INDEX_SERIES, format: CSV, trigger: CRON, expression: \"0 6 * * *\", zone: \"Europe/Zurich\","
                        + " startAt: \"2026-06-28T00:00:00Z\", endAt: \"2026-07-03T00:00:00Z\", " + harbor());

        List<Map<String, Object>> runs = List.of();
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)
                && (runs.size() < 5 || runs.stream().anyMatch(run -> !"SUCCEEDED".equals(run.get("state"))))) {
            Thread.sleep(300);
            runs = answer(
                            EXPORTER,
                            "{export(id: \"%s\") {nextSlot runs(first: 100) {edges {node {state scheduledFor periodStart}}}}}"
                                    .formatted(export))
                    .getList("data.export.runs.edges.node");
        }

        assertThat(runs)
                .extracting(run -> run.get("scheduledFor"))
                .containsExactlyInAnyOrder(
                        "2026-06-28T04:00:00Z",
                        "2026-06-29T04:00:00Z",
                        "2026-06-30T04:00:00Z",
                        "2026-07-01T04:00:00Z",
                        "2026-07-02T04:00:00Z");
        assertThat(runs).allMatch(run -> "SUCCEEDED".equals(run.get("state")));
    }

    @Test
    void aPublicationIsDeliveredAndTheNextOneRestatesIt() throws InterruptedException {
        String export = create(EXPORTER, "dataset: DISTRIBUTION, format: CSV, trigger: ON_PUBLICATION, " + harbor());
        publishHarbor();
        Map<String, Object> first = deliveredRuns(export, 1).get(0);
        publishHarbor();
        Map<String, Object> second = deliveredRuns(export, 2).get(0);

        assertThat(first).containsEntry("kind", "INCREMENTAL").containsEntry("periodStart", "2026-01-31T00:00:00Z");
        assertThat(second)
                .containsEntry("kind", "RESTATEMENT")
                .containsEntry("supersedes", first.get("id"))
                .containsEntry("causes", List.of("PRICE_FIX"));
        mutate(EXPORTER, "deleteExport(id: \"%s\") {userErrors {code}}".formatted(export));
    }

    @Test
    void aPeriodOfAScheduleThatChangesIsAnnouncedAndDeliveredAgain() throws Exception {
        List<String> notices = new java.util.concurrent.CopyOnWriteArrayList<>();
        HttpServer receiver = receiver(notices);
        try {
            String webhook = mutate(
                            EXPORTER,
                            "createExportWebhook(url: \"http://127.0.0.1:%d/notices\") {webhook {id}}"
                                    .formatted(receiver.getAddress().getPort()))
                    .getString("data.createExportWebhook.webhook.id");
            String export = create(
                    EXPORTER,
                    "dataset: INDEX_SERIES, format: CSV, trigger: CRON, expression: \"0 6 * * *\","
                            + " zone: \"Europe/Zurich\", startAt: \"2026-07-01T00:00:00Z\","
                            + " endAt: \"2026-07-02T00:00:00Z\", " + harbor());
            Map<String, Object> first = deliveredRuns(export, 1).get(0);
            publishHarbor();
            Map<String, Object> restated = deliveredRuns(export, 2).get(0);

            assertThat(first).containsEntry("kind", "INCREMENTAL").containsEntry("causes", List.of());
            assertThat(restated)
                    .containsEntry("kind", "RESTATEMENT")
                    .containsEntry("periodStart", first.get("periodStart"))
                    .containsEntry("supersedes", first.get("id"))
                    .containsEntry("causes", List.of("PRICE_FIX", "LATE_DATA"));
            assertThat(noticed(notices, "export.run.restated", export))
                    .contains("\"supersedes\":\"" + first.get("id") + "\"", "\"causes\":[\"PRICE_FIX\",\"LATE_DATA\"]");
            // Its slot is of July.
            assertThat(noticed(notices, "export.run.late", export)).contains("\"dueBy\":\"2026-07-01T06:00:00Z\"");
            mutate(EXPORTER, "deleteExport(id: \"%s\") {userErrors {code}}".formatted(export));
            mutate(EXPORTER, "deleteExportWebhook(id: \"%s\") {webhook {id}}".formatted(webhook));
        } finally {
            receiver.stop(0);
        }
    }

    private static HttpServer receiver(List<String> bodies) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private static String noticed(List<String> notices, String event, String export) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            Optional<String> found = notices.stream()
                    .filter(body -> body.contains("\"" + event + "\"") && body.contains(export))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No notice " + event + " of " + export + " within " + LIMIT);
    }

    @Test
    void slotsThatThePolicyLeavesOutAreToldByTheirRange() throws InterruptedException {
        String export = create(
                EXPORTER,
                "dataset: CURVE, format: CSV, trigger: CRON, expression: \"0 6 * * *\", zone: \"Europe/Zurich\","
                        + " startAt: \"2026-06-28T00:00:00Z\", endAt: \"2026-07-03T00:00:00Z\", catchUp: LATEST, "
                        + harbor());

        assertThat(deliveredRuns(export, 1)).hasSize(1);
        List<Map<String, Object>> skipped = answer(
                        EXPORTER,
                        "{export(id: \"%s\") {skippedSlots(first: 10) {edges {node {firstSlot lastSlot count catchUp}}}}}"
                                .formatted(export))
                .getList("data.export.skippedSlots.edges.node");
        assertThat(skipped)
                .containsExactly(Map.of(
                        "firstSlot", "2026-06-28T04:00:00Z",
                        "lastSlot", "2026-07-01T04:00:00Z",
                        "count", 4,
                        "catchUp", "LATEST"));
    }

    @Test
    void runsAreReadInPages() {
        String export = create(EXPORTER, "dataset: CURVE, format: CSV, trigger: ON_REQUEST, " + harbor());
        List<String> started = new java.util.ArrayList<>();
        for (int day = 1; day <= 3; day++) {
            started.add(0, start(EXPORTER, export, "2026-06-0" + day, "2026-06-1" + day, ""));
        }
        String page = "{export(id: \"%s\") {runs(first: 2%s) {edges {node {id}} pageInfo {hasNextPage endCursor}}}}";
        JsonPath first = answer(EXPORTER, page.formatted(export, "")).setRootPath("data.export.runs");
        JsonPath second = answer(
                        EXPORTER, page.formatted(export, ", after: \"" + first.getString("pageInfo.endCursor") + "\""))
                .setRootPath("data.export.runs");

        assertThat(first.getList("edges.node.id", String.class)).isEqualTo(started.subList(0, 2));
        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(second.getList("edges.node.id", String.class)).isEqualTo(started.subList(2, 3));
        assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void publicationsOfADayAreDeliveredAsRevisions() throws IOException {
        publishHarbor();
        String export = create(EXPORTER, "dataset: REVISION, format: JSON_LINES, trigger: ON_REQUEST, " + harbor());
        JsonPath run = finished(EXPORTER, start(EXPORTER, export, yesterday(), tomorrow(), ""));

        assertThat(run.getString("errorMessage")).isNull();
        assertThat(Integer.parseInt(run.getString("objectCount"))).isPositive();
        assertThat(verify(Tenants.ACME, run.getString("receipt.location")).faults())
                .isEmpty();
    }

    @Test
    void howLateRunsWereIsAnExportThatStaysWhatItWas() throws IOException {
        String other = create(EXPORTER, "dataset: CURVE, format: CSV, trigger: ON_REQUEST, " + harbor());
        finished(EXPORTER, start(EXPORTER, other, "2026-06-01", "2026-07-01", ""));
        String export = create(EXPORTER, "dataset: DELIVERY, format: CSV, trigger: ON_REQUEST");
        JsonPath run = finished(EXPORTER, start(EXPORTER, export, yesterday(), dayAfterTomorrow(), ""));
        finished(EXPORTER, start(EXPORTER, other, "2026-05-01", "2026-07-01", ""));
        mutate(EXPORTER, "rerunExport(runId: \"%s\") {userErrors {code}}".formatted(run.getString("id")));
        JsonPath again = finished(EXPORTER, run.getString("id"));

        assertThat(Integer.parseInt(run.getString("objectCount"))).isPositive();
        assertThat(verify(Tenants.ACME, run.getString("receipt.location")).faults())
                .isEmpty();
        assertThat(again.getString("manifestSha256")).isEqualTo(run.getString("manifestSha256"));
    }

    private static String yesterday() {
        return day(-1);
    }

    private static String tomorrow() {
        return day(1);
    }

    private static String dayAfterTomorrow() {
        return day(2);
    }

    private static String day(int fromToday) {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                .plusDays(fromToday)
                .toString();
    }

    @Test
    void aRunAgainOfAnExportThatWasChangedIsAConflict() {
        String input = "dataset: CURVE, format: CSV, trigger: ON_REQUEST, ";
        String export = create(EXPORTER, input + harbor());
        JsonPath run = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));
        JsonPath changed = mutate(
                EXPORTER,
                "updateExport(id: \"%s\", input: {name: \"test\", destinationId: \"%s\", %s filters: {bases: [RAW]}})"
                                .formatted(export, destination(EXPORTER), input)
                        + " {userErrors {message}}");
        assertThat(changed.getList("data.updateExport.userErrors")).isEmpty();
        mutate(EXPORTER, "rerunExport(runId: \"%s\") {userErrors {code}}".formatted(run.getString("id")));

        JsonPath again = finished(EXPORTER, run.getString("id"));

        assertThat(again.getString("state")).isEqualTo("FAILED");
        assertThat(again.getString("errorCode")).isEqualTo("CONFLICT");
    }

    @Test
    void aFullExportCoversEverythingFromItsFirstDay() throws InterruptedException {
        String export = create(
                EXPORTER,
                "dataset: CURVE, format: CSV, trigger: CRON, expression: \"0 6 * * *\", zone: \"Europe/Zurich\","
                        + " startAt: \"2026-07-01T00:00:00Z\", endAt: \"2026-07-02T00:00:00Z\","
                        + " fullFrom: \"2026-01-01\", " + harbor());

        assertThat(deliveredRuns(export, 1).get(0))
                .containsEntry("kind", "FULL")
                .containsEntry("periodStart", "2026-01-01T00:00:00Z");
    }

    @Test
    void slotsBetweenPauseAndResumeAreCaughtUp() throws InterruptedException {
        String export = create(
                EXPORTER,
                "dataset: CURVE, format: CSV, trigger: INTERVAL, expression: \"P1D\","
                        + " startAt: \"2026-06-29T00:00:00Z\", endAt: \"2026-06-29T12:00:00Z\", " + harbor());
        deliveredRuns(export, 1);
        mutate(EXPORTER, "pauseExport(id: \"%s\") {userErrors {code}}".formatted(export));
        JsonPath changed = mutate(
                EXPORTER,
                "updateExport(id: \"%s\", input: {name: \"test\", destinationId: \"%s\", dataset: CURVE, format: CSV,"
                                .formatted(export, destination(EXPORTER))
                        + " trigger: INTERVAL, expression: \"P1D\", startAt: \"2026-06-29T00:00:00Z\","
                        + " endAt: \"2026-07-01T12:00:00Z\", " + harbor()
                        + "}) {export {state} userErrors {message}}");
        assertThat(changed.getString("data.updateExport.export.state")).isEqualTo("PAUSED");
        Thread.sleep(1500);
        assertThat(deliveredRuns(export, 1)).hasSize(1);

        mutate(EXPORTER, "resumeExport(id: \"%s\") {userErrors {code}}".formatted(export));

        assertThat(deliveredRuns(export, 3)).hasSize(3);
    }

    private static void publishHarbor() {
        Fixture.publishHarbor(loader(), new long[] {8, 1, 1});
    }

    /** The runs of an export, the newest first, once as many have succeeded. */
    private static List<Map<String, Object>> deliveredRuns(String export, int count) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            List<Map<String, Object>> runs = answer(
                            EXPORTER,
                            "{export(id: \"%s\") {runs(first: 100) {edges {node {id kind state periodStart supersedes causes}}}}}"
                                    .formatted(export))
                    .getList("data.export.runs.edges.node");
            if (runs.size() >= count && runs.stream().allMatch(run -> "SUCCEEDED".equals(run.get("state")))) {
                return runs;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("Export " + export + " had no " + count + " runs within " + LIMIT);
    }

    @Test
    void fiftyRequestsWithOneKeyMakeOneExport() throws Exception {
        String key = UUID.randomUUID().toString();
        String destination = destination(EXPORTER);
        ExecutorService pool = Executors.newFixedThreadPool(10);
        Callable<String> request =
                () -> create(EXPORTER, destination, "dataset: CURVE, format: CSV, trigger: ON_REQUEST", key)
                        .getString("data.createExport.export.id");
        Set<String> ids = new HashSet<>();
        for (var each : pool.invokeAll(java.util.Collections.nCopies(50, request))) {
            ids.add(each.get());
        }
        pool.shutdown();

        assertThat(ids).hasSize(1).doesNotContainNull();
        assertThat(create(EXPORTER, destination, "dataset: CURVE, format: PARQUET, trigger: ON_REQUEST", key)
                        .getList("data.createExport.userErrors.code"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void eachChangeLeavesAnAuditEventAndARepeatedOrRefusedOneLeavesNone() {
        String key = UUID.randomUUID().toString();
        String input = "dataset: CURVE, format: CSV, trigger: ON_REQUEST";
        String export = create(EXPORTER, destination(EXPORTER), input, key).getString("data.createExport.export.id");
        create(EXPORTER, destination(EXPORTER), input, key);
        mutate(EXPORTER, "pauseExport(id: \"none\") {userErrors {code}}");
        mutate(EXPORTER, "deleteExport(id: \"%s\") {userErrors {code}}".formatted(export));

        JsonPath events = answer("acme-admin", "{auditEvents(first: 2) {edges {node {action objectId user details}}}}")
                .setRootPath("data.auditEvents.edges.node");

        assertThat(events.getList("action", String.class)).containsExactly("deleteExport", "createExport");
        assertThat(events.getList("objectId", String.class)).containsOnly(export);
        assertThat(events.getList("user", String.class)).containsOnly(EXPORTER);
        assertThat(events.getString("details[1]")).isEqualTo("{\"name\":\"test\"}");
    }

    @Test
    void whatIsWrongIsSaidByField() {
        JsonPath answer = create(
                EXPORTER,
                destination(EXPORTER),
                "dataset: CURVE, format: CSV, trigger: CRON, expression: \"0 7 * * *\", zone: \"CEST\"",
                null);

        assertThat(answer.getString("data.createExport.userErrors[0].field")).isEqualTo("zone");
        assertThat(answer.getString("data.createExport.userErrors[0].message")).contains("'CEST'");
        assertThat(answer.getString("data.createExport.export")).isNull();
    }

    @Test
    void aViewerMayNotExport() {
        post(token("acme-viewer"), "{exports(first: 1) {edges {node {id}}}}")
                .then()
                .statusCode(403);
    }

    @Test
    void exportsOfAnotherTenantDoNotExist() {
        String export = create(EXPORTER, "dataset: CURVE, format: CSV, trigger: ON_REQUEST");

        assertThat(answer("globex-admin", "{export(id: \"%s\") {id}}".formatted(export))
                        .getString("data.export"))
                .isNull();
        assertThat(mutate("globex-admin", "deleteExport(id: \"%s\") {userErrors {code}}".formatted(export))
                        .getList("data.deleteExport.userErrors.code"))
                .containsExactly("NOT_FOUND");
        assertThat(create(
                                "globex-admin",
                                destination(EXPORTER),
                                "dataset: CURVE, format: CSV, trigger: ON_REQUEST",
                                null)
                        .getString("data.createExport.userErrors[0].field"))
                .isEqualTo("destinationId");
    }

    @Test
    void aDownloadLinkGivesTheFileAndNothingElse() throws IOException {
        String export = create(EXPORTER, "dataset: CURVE, format: CSV, trigger: ON_REQUEST, " + harbor());
        JsonPath run = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));

        JsonPath links = mutate(
                EXPORTER,
                "createExportDownloads(runId: \"%s\") {downloads {file url} userErrors {code message}}"
                        .formatted(run.getString("id")));
        String url = links.getString("data.createExportDownloads.downloads.find {it.file == 'manifest.json'}.url");
        byte[] content = given().urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(content)
                .isEqualTo(Files.readAllBytes(folder(Tenants.ACME)
                        .resolve(run.getString("receipt.location"))
                        .resolve("manifest.json")));
        for (String altered : List.of(
                url.replace("manifest.json", "schema.json"),
                url.replace(Tenants.ACME.toString(), Tenants.GLOBEX.toString()),
                url.replaceFirst("expires=\\d", "expires=9"),
                url.substring(0, url.length() - 1))) {
            given().urlEncodingEnabled(false).get(altered).then().statusCode(404);
        }
    }

    @Test
    void aPackageGoesWhereTheOperatorAllowsWithASecretThatIsNeverShown() throws Exception {
        List<String> requests = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in";
            JsonPath made = mutate(EXPORTER, put(address));
            String destination = made.getString("data.createExportDestination.destination.id");
            assertThat(made.getBoolean("data.createExportDestination.destination.hasSecret"))
                    .isTrue();
            String export = create(EXPORTER, destination, "dataset: CURVE, format: CSV, trigger: ON_REQUEST", null)
                    .getString("data.createExport.export.id");
            JsonPath run = finished(EXPORTER, start(EXPORTER, export, "2026-06-01", "2026-07-01", ""));

            assertThat(run.getString("errorMessage")).isNull();
            assertThat(requests.get(requests.size() - 1))
                    .startsWith("Bearer t0ken /in/tenant=acme/")
                    .endsWith("/_SUCCESS");
            assertThat(secretOf(destination)).doesNotContain("t0ken");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void noDestinationIsMadeAtAnAddressThatIsNotAllowed() {
        for (String address : List.of("http://169.254.169.254/latest", "https://10.0.0.1/", "https://example.org/in")) {
            JsonPath made = mutate(EXPORTER, put(address));

            assertThat(made.getList("data.createExportDestination.userErrors.code"))
                    .as(address)
                    .containsExactly("DESTINATION_REFUSED");
        }
    }

    @Test
    void whatBecameOfARunIsToldUnderBothSecretsWhileTheyChange() throws Exception {
        Map<String, String> signatures = new java.util.concurrent.ConcurrentHashMap<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            String content = exchange.getRequestHeaders().getFirst("webhook-id") + "."
                    + exchange.getRequestHeaders().getFirst("webhook-timestamp") + "." + body;
            signatures.put(content, exchange.getRequestHeaders().getFirst("webhook-signature"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            JsonPath made = mutate(
                    "globex-admin",
                    "createExportWebhook(url: \"http://127.0.0.1:%d/notices\") {webhook {id} secret userErrors {message}}"
                            .formatted(receiver.getAddress().getPort()));
            String id = made.getString("data.createExportWebhook.webhook.id");
            String old = made.getString("data.createExportWebhook.secret");
            String current = mutate("globex-admin", "rotateExportWebhook(id: \"%s\") {secret}".formatted(id))
                    .getString("data.rotateExportWebhook.secret");
            String export = create(
                    "globex-admin",
                    "dataset: DISTRIBUTION, format: CSV, trigger: ON_REQUEST, rowLimit: 1, " + harbor());
            String run = start("globex-admin", export, "2026-06-01", "2026-07-01", "");
            finished("globex-admin", run);

            Instant limit = Instant.now().plus(LIMIT);
            while (Instant.now().isBefore(limit)
                    && signatures.keySet().stream().noneMatch(text -> text.contains(run))) {
                Thread.sleep(100);
            }
            String content = signatures.keySet().stream()
                    .filter(text -> text.contains(run))
                    .findFirst()
                    .orElseThrow();
            assertThat(content).contains("\"type\":\"export.run.failed\"", "LIMIT_EXCEEDED");
            assertThat(signatures.get(content)).isEqualTo("v1," + mac(current, content) + " v1," + mac(old, content));
            assertThat(mutate("acme-exporter", "deleteExportWebhook(id: \"%s\") {userErrors {code}}".formatted(id))
                            .getList("data.deleteExportWebhook.userErrors.code"))
                    .containsExactly("NOT_FOUND");
            mutate("globex-admin", "deleteExportWebhook(id: \"%s\") {webhook {endedWhy}}".formatted(id));
        } finally {
            receiver.stop(0);
        }
    }

    private static String mac(String secret, String content) throws java.security.GeneralSecurityException {
        byte[] key = java.util.Base64.getDecoder().decode(secret.substring("whsec_".length()));
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        return java.util.Base64.getEncoder()
                .encodeToString(mac.doFinal(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String put(String address) {
        return "createExportDestination(input: {name: \"put\", kind: HTTPS_PUT,"
                + " httpsPut: {url: \"%s\", token: \"t0ken\"}})".formatted(address)
                + " {destination {id hasSecret} userErrors {code message}}";
    }

    private static String secretOf(String destination) throws SQLException {
        try (Connection owner = Tenants.owner();
                PreparedStatement select = owner.prepareStatement(
                        "SELECT encode(secret, 'escape') || settings::text FROM export_destination"
                                + " WHERE destination_id = ?")) {
            select.setString(1, destination);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
