package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.verify.PackageVerifier;
import io.chokepoint.export.verify.Report;
import io.chokepoint.indices.CentralizationIndex;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What tests of exports ask the API for. */
abstract class ExportTest extends ApiTest {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final String EXPORTER = "acme-exporter";
    static final String FROM = "2026-06-01";
    static final String TO = "2026-07-01";
    private static final String RUN =
            "id state objectCount contentDigest manifestSha256 errorCode errorMessage attempts"
                    + " lateness receipt {location proof alreadyThere}";
    private static final Map<String, String> DESTINATIONS = new java.util.concurrent.ConcurrentHashMap<>();

    static String harbor() {
        return "filters: {subjects: [\"" + Fixture.HARBOR + "\"]}";
    }

    static String knownAt(String instant) {
        return ", knownAt: \"" + instant + "\"";
    }

    static String destination(String user) {
        return DESTINATIONS.computeIfAbsent(user, any -> {
            JsonPath made = mutate(
                    user,
                    "createExportDestination(input: {name: \"folder\", kind: FILE_SYSTEM})"
                            + " {destination {id hasSecret} userErrors {message}}");
            assertThat(made.getList("data.createExportDestination.userErrors")).isEmpty();
            return made.getString("data.createExportDestination.destination.id");
        });
    }

    static String create(String user, String input) {
        JsonPath made = create(user, destination(user), input, null);
        assertThat(made.getList("data.createExport.userErrors")).isEmpty();
        return made.getString("data.createExport.export.id");
    }

    static JsonPath create(String user, String destination, String input, String key) {
        return mutate(
                user,
                "createExport(input: {name: \"test\", destinationId: \"%s\", %s}%s)"
                                .formatted(destination, input, key == null ? "" : ", idempotencyKey: \"" + key + "\"")
                        + " {export {id} userErrors {field code message}}");
    }

    static String start(String user, String export, String from, String to, String more) {
        JsonPath asked = mutate(
                user,
                "startExport(id: \"%s\", from: \"%s\", toExclusive: \"%s\"%s) {run {id} userErrors {message}}"
                        .formatted(export, from, to, more));
        assertThat(asked.getList("data.startExport.userErrors")).isEmpty();
        return asked.getString("data.startExport.run.id");
    }

    static JsonPath mutate(String user, String mutation) {
        return answer(user, "mutation {" + mutation + "}");
    }

    /** A run that has ended. */
    static JsonPath finished(String user, String id) {
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            JsonPath answer = answer(user, "{exportRun(id: \"%s\") {%s}}".formatted(id, RUN));
            String state = answer.getString("data.exportRun.state");
            if (List.of("SUCCEEDED", "FAILED").contains(state)) {
                return answer.setRootPath("data.exportRun");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Run " + id + " did not end within " + LIMIT);
    }

    static Path folder(UUID tenant) {
        return ApiStack.EXPORTS.resolve("packages").resolve(tenant.toString());
    }

    static Report verify(UUID tenant, String location) throws IOException {
        return new PackageVerifier(
                        folder(tenant).resolve(location),
                        Optional.of(SigningKey.read(ApiStack.EXPORTS.resolve("signing.pem"))
                                .verificationKey()),
                        Optional.of(CentralizationIndex.GINI))
                .verify();
    }
}
