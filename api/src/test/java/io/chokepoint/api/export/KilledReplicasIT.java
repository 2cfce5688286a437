package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.export.pgp.EncryptedPackage;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills processes of the API while they make and deliver packages; the others, and the API under test, take over. {@code
 * -Dexport.kills=100} for the long form.
 */
@QuarkusTest
class KilledReplicasIT extends ExportTest {
    private static final int KILLS = Integer.getInteger("export.kills", 2);
    private static final int REPLICAS = 2;
    private static final int ENTITIES = 40_000;
    private static final int RUNS_AT_ONCE = 6;
    private static final int SLOTS = 20;
    private static final int LONGEST_MILLIS = 200;
    private static final int MORE_KILLS = 5;
    private static final String LARGE = "fixture/killed";

    private final Random random = new Random(7);
    private final List<Replica> replicas = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<Path> checked = new HashSet<>();
    private int atWork;

    @AfterEach
    void stop() {
        replicas.forEach(Replica::stop);
    }

    @Test
    void everyRunIsDeliveredOnceAndNoPartOfAPackageIsVisible() throws Exception {
        Fixture.publishLarge(
                ClickHouseAccess.fromEnvironment(
                        ApiStack.servers().environment().loader()),
                LARGE,
                ENTITIES);
        replicas.addAll(IntStream.range(0, REPLICAS)
                .parallel()
                .mapToObj(number -> new Replica("replica-" + number).started())
                .toList());
        String export = create(
                EXPORTER,
                "dataset: DISTRIBUTION, format: CSV, compression: GZIP, trigger: ON_REQUEST, filters: {subjects: [\"%s\"]}"
                        .formatted(LARGE));
        String daily = create(
                EXPORTER,
                "dataset: CURVE, format: CSV, trigger: INTERVAL, expression: \"P1D\", startAt: \"2026-06-01T00:00:00Z\","
                        + " endAt: \"2026-06-%dT12:00:00Z\", ".formatted(SLOTS) + harbor());

        // A kill that hits nothing proves nothing.
        for (int kill = 0; kill < KILLS || kill < KILLS + MORE_KILLS && !isTakenOver(); kill++) {
            killOneAtWork(export, kill);
            checkWhatIsVisible();
        }

        for (String run : asked) {
            assertThat(finished(EXPORTER, run).getString("state")).as(run).isEqualTo("SUCCEEDED");
        }
        checkWhatIsVisible();
        assertThat(runsOf(export))
                .as("packages of runs that were asked for")
                .containsExactlyInAnyOrderElementsOf(asked);
        assertThat(isTakenOver()).as("a run that another process took over").isTrue();
        assertThat(atWork).as("processes killed at work").isGreaterThanOrEqualTo((KILLS + 1) / 2);
        List<Map<String, Object>> slots = delivered(daily);
        assertThat(slots).hasSize(SLOTS);
        assertThat(slots).extracting(run -> run.get("scheduledFor")).doesNotHaveDuplicates();
        mutate(EXPORTER, "deleteExport(id: \"%s\") {userErrors {code}}".formatted(daily));
    }

    private void killOneAtWork(String export, int kill) throws InterruptedException {
        if (replicas.isEmpty()) {
            replicas.add(new Replica("replica-" + (kill + REPLICAS)).started());
        }
        Replica victim = replicas.remove(random.nextInt(replicas.size()));
        Instant limit = Instant.now().plus(LIMIT);
        do {
            for (int i = 0; i < RUNS_AT_ONCE; i++) {
                asked.add(start(EXPORTER, export, FROM, TO, ""));
            }
            for (int i = 0; i < 50 && !victim.isAtWork(); i++) {
                Thread.sleep(20);
            }
        } while (!victim.isAtWork() && Instant.now().isBefore(limit));
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        victim.kill();
        atWork += victim.isAtWork() ? 1 : 0;
        if (kill + REPLICAS < KILLS) {
            replicas.add(new Replica("replica-" + (kill + REPLICAS)).started());
        }
    }

    private void checkWhatIsVisible() throws IOException {
        for (Path each : packages()) {
            if (checked.add(each)) {
                String location = folder(Tenants.ACME).relativize(each).toString();
                assertThat(verify(Tenants.ACME, location).faults()).as(location).isEmpty();
            }
        }
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> all = Files.walk(folder(Tenants.ACME))) {
            return all.filter(path -> path.getFileName().toString().startsWith("run="))
                    // Those of other tests, which nobody here can open.
                    .filter(path -> !EncryptedPackage.isIn(path))
                    .toList();
        }
    }

    /** Runs of an export that have a package: its manifest names the export. */
    private static List<String> runsOf(String export) throws IOException {
        List<String> runs = new ArrayList<>();
        for (Path each : packages()) {
            if (Files.readString(each.resolve("manifest.json")).contains("\"" + export + "\"")) {
                runs.add(each.getFileName().toString().substring("run=".length()));
            }
        }
        return runs;
    }

    private boolean isTakenOver() {
        return asked.stream().anyMatch(run -> finished(EXPORTER, run).getInt("attempts") > 1);
    }

    private static List<Map<String, Object>> delivered(String export) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(2));
        List<Map<String, Object>> runs = List.of();
        while (Instant.now().isBefore(limit)
                && (runs.size() < SLOTS || runs.stream().anyMatch(run -> !"SUCCEEDED".equals(run.get("state"))))) {
            Thread.sleep(200);
            JsonPath answer = answer(
                    EXPORTER,
                    "{export(id: \"%s\") {runs(first: 100) {edges {node {state scheduledFor}}}}}".formatted(export));
            runs = answer.getList("data.export.runs.edges.node");
        }
        return runs;
    }
}
