package io.chokepoint.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final Path CHART = Path.of("chokepoint");

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void everySupportedInstallationLintsAndRendersKnownFieldsOnly(String values, @TempDir Path folder)
            throws IOException {
        var lint = new Helm(chartWith(values, folder)).lint().strict().call();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
        assertThat(render(values)).isNotEmpty().allSatisfy(KnownFields::check);
    }

    @Test
    void anUnknownFieldOfAnObjectIsNoticed() {
        HasMetadata misspelt = new KubernetesSerialization()
                .unmarshal("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {prots: []}\n");

        assertThatThrownBy(() -> KnownFields.check(misspelt)).hasMessageContaining("prots");
    }

    @Test
    void anUnknownValueIsRefused() {
        assertThatThrownBy(() -> template("minimal").set("api.replcas", "3").call())
                .hasMessageContaining("replcas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clickhouse.existingSecret", "postgres.existingSecret", "batch.lake", "keycloak.url"})
    void whatCannotHaveADefaultIsAskedFor(String value) {
        assertThatThrownBy(() -> template("minimal").set(value, "").call())
                .hasMessageContaining(value.substring(value.indexOf('.') + 1));
    }

    @Test
    void credentialsComeFromExistingSecretsOnly() {
        for (HasMetadata object : render("full")) {
            assertThat(object.getKind()).isNotEqualTo("Secret");
        }
        assertThat(deployment("minimal")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getEnv())
                .filteredOn(variable -> variable.getName().matches(".*(USER|PASSWORD)"))
                .hasSize(8)
                .allSatisfy(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getName())
                        .startsWith("chokepoint-"));
    }

    @Test
    void podsRunWithoutPrivileges() {
        var pod = deployment("minimal").getSpec().getTemplate().getSpec();
        var container = pod.getContainers().get(0).getSecurityContext();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void aDigestTakesThePlaceOfTheTag() {
        assertThat(deployment("full")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("registry.example.com/chokepoint/api@sha256:" + "0".repeat(64));
    }

    @Test
    void batchRunsInItsZoneAndNeverTwiceAtOnce() {
        CronJob batch = render("full").stream()
                .filter(CronJob.class::isInstance)
                .map(CronJob.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(batch.getSpec().getTimeZone()).isEqualTo("Europe/Zurich");
        assertThat(batch.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    }

    /** A copy of the chart whose own values are those of an installation: lint takes no others. */
    private static Path chartWith(String values, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CHART.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        yaml.setDefaultMergeable(true);
        ObjectNode merged =
                (ObjectNode) yaml.readTree(CHART.resolve("values.yaml").toFile());
        yaml.readerForUpdating(merged).readTree(Files.readAllBytes(values(values)));
        yaml.writeValue(folder.resolve("values.yaml").toFile(), merged);
        return folder;
    }

    private static Deployment deployment(String values) {
        return render(values).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<HasMetadata> render(String values) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        return Arrays.stream(template(values).call().split("(?m)^---"))
                .filter(document -> document.contains("kind:"))
                .map(document -> serialization.<HasMetadata>unmarshal(document))
                .toList();
    }

    private static TemplateCommand template(String values) {
        return new Helm(CHART).template().withName("release").withValuesFile(values(values));
    }

    private static Path values(String name) {
        return CHART.resolve("ci/" + name + "-values.yaml");
    }
}
