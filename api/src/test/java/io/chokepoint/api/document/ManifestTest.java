package io.chokepoint.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String DOCUMENT = "query A {viewer {user}}";
    private static final String SHA256 = Documents.sha256(DOCUMENT);

    @Test
    void aMapIsRead() {
        assertThat(Manifest.of(new JsonObject().put(SHA256, DOCUMENT).encode()).documents())
                .containsEntry(SHA256, DOCUMENT);
        assertThat(Manifest.of(new JsonObject()
                                .put("sha256:" + SHA256, DOCUMENT)
                                .encode())
                        .documents())
                .containsEntry(SHA256, DOCUMENT);
    }

    @Test
    void apollosManifestIsRead() {
        JsonObject operation = new JsonObject()
                .put("id", SHA256)
                .put("name", "A")
                .put("type", "query")
                .put("body", DOCUMENT);
        JsonObject manifest = new JsonObject()
                .put("format", "apollo-persisted-query-manifest")
                .put("version", 1)
                .put("operations", new JsonArray().add(operation));

        assertThat(Manifest.of(manifest.encode()).errors()).isEmpty();
        assertThat(Manifest.of(manifest.encode()).documents()).containsEntry(SHA256, DOCUMENT);
        assertThat(Manifest.of(manifest.put("version", 2).encode()).errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"format\": \"other\"}",
                "{\"00\": \"query A {viewer {user}}\"}",
                "{\"00\": 1}",
                "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 1}"
            })
    void whatDoesNotFitIsSaid(String text) {
        Manifest manifest = Manifest.of(text);

        assertThat(manifest.documents()).isEmpty();
        assertThat(manifest.errors()).hasSize(1).allMatch(error -> error.field().startsWith("manifest"));
    }
}
