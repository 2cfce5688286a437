package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages for a receiver whose public key the destination has; nobody has the secret one. */
@QuarkusTest
class ExportEncryptionIT extends ExportTest {
    private static final String FINGERPRINT = "c0b35ab1ffb82004c8fd97113d884fda9f9dce9b";

    @Test
    void nothingThatIsDeliveredIsLegibleButTheMarkOfSuccess() throws IOException {
        JsonPath made = destinationFor(key());
        String export = create(
                        EXPORTER,
                        made.getString("destination.id"),
                        "dataset: DISTRIBUTION, format: CSV, trigger: ON_REQUEST, " + harbor(),
                        null)
                .getString("data.createExport.export.id");
        JsonPath run = finished(EXPORTER, start(EXPORTER, export, FROM, TO, ""));
        mutate(EXPORTER, "rerunExport(runId: \"%s\") {userErrors {code}}".formatted(run.getString("id")));
        JsonPath again = finished(EXPORTER, run.getString("id"));

        assertThat(made.getString("destination.encryptedFor")).isEqualTo(FINGERPRINT);
        assertThat(run.getString("errorMessage")).isNull();
        assertThat(names(folder(Tenants.ACME).resolve(run.getString("receipt.location"))))
                .contains("manifest.json.pgp", "claims.jsonl.pgp", "_SUCCESS")
                .allMatch(name -> name.endsWith(".pgp") || name.equals("_SUCCESS"));
        assertThat(again.getBoolean("receipt.alreadyThere")).isTrue();
        assertThat(again.getString("manifestSha256")).isEqualTo(run.getString("manifestSha256"));
    }

    @Test
    void aTextThatIsNoKeyIsRefusedByField() {
        JsonPath made = destinationFor("ssh-ed25519 AAAA");

        assertThat(made.getString("userErrors[0].field")).isEqualTo("pgpPublicKey");
        assertThat(made.getString("userErrors[0].message")).contains("gpg --armor --export");
    }

    private static JsonPath destinationFor(String key) {
        return mutate(
                        EXPORTER,
                        "createExportDestination(input: {name: \"encrypted\", kind: FILE_SYSTEM, pgpPublicKey: \"%s\"})"
                                        .formatted(key.replace("\n", "\\n"))
                                + " {destination {id encryptedFor} userErrors {field message}}")
                .setRootPath("data.createExportDestination");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String key() throws IOException {
        try (InputStream text = ExportEncryptionIT.class.getResourceAsStream("/receiver.asc")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
