package io.chokepoint.local.binaries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeSet;

/** The component binaries that this version of the platform was tested with. */
public final class PinnedBinaries {

    private static final String RESOURCE = "package.json";

    private static final MavenArtifact KEYCLOAK = new MavenArtifact(
            "org.keycloak",
            "keycloak-quarkus-dist",
            "26.7.3",
            176_448_763,
            195_299_308,
            "77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47");

    private PinnedBinaries() {}

    /** Keycloak's distribution; {@code bin/kc.sh} lies directly in the cache entry. */
    public static MavenArtifact keycloak() {
        return KEYCLOAK;
    }

    /** Version that the engine of {@link #clickHouse} reports by {@code SELECT version()}. */
    public static String clickHouseVersion() {
        return clickHouseNode().required("version").asText();
    }

    /**
     * The ClickHouse engine as a shared library.
     *
     * @throws BinaryUnavailableException if none is pinned for the platform
     */
    public static NpmPackage clickHouse(Platform platform) {
        JsonNode platforms = clickHouseNode().required("platforms");
        JsonNode pin = platforms.path(platform.id());
        if (pin.isMissingNode()) {
            TreeSet<String> known = new TreeSet<>();
            platforms.fieldNames().forEachRemaining(known::add);
            throw new BinaryUnavailableException("There is no ClickHouse engine for " + platform.id() + ", only for "
                    + String.join(", ", known) + ". Set CLICKHOUSE_URL to a ClickHouse server.");
        }
        return new NpmPackage(
                "clickhouse",
                pin.required("package").asText(),
                pin.required("packageVersion").asText(),
                pin.required("integrity").asText(),
                pin.required("packedBytes").asLong(),
                pin.required("library").asText(),
                pin.required("bytes").asLong(),
                pin.required("sha256").asText());
    }

    private static JsonNode clickHouseNode() {
        try (InputStream in = PinnedBinaries.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(in).required("clickhouse");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE + " from the class path", e);
        }
    }
}
