package io.chokepoint.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Published files that do not ship. They are looked for under the system property or environment variable
 * CHOKEPOINT_SHARED_DATA, else beside the checkout in {@code shared/data}.
 */
final class SharedData {
    private static final String DATA = "CHOKEPOINT_SHARED_DATA";

    private SharedData() {}

    /** The directory; the test is reported as skipped where there is none. */
    static Path directory() {
        String named = System.getProperty(DATA, System.getenv(DATA));
        Path beside = Path.of("")
                .toAbsolutePath()
                .getParent()
                .resolveSibling("shared")
                .resolve("data");
        Path data = Stream.of(named == null ? beside : Path.of(named))
                .filter(directory -> Files.exists(directory.resolve("EXPECTED.csv")))
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(data != null, "no real input: set " + DATA + " to its directory");
        return data;
    }
}
