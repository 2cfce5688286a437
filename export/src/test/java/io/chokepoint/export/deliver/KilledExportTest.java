package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.pack.VerificationKey;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process that exports, again and again. {@code -Dexport.kills=100} for the long form. */
class KilledExportTest {
    private static final int KILLS = Integer.getInteger("export.kills", 8);
    private static final long LONGEST_MILLIS = 900;

    @TempDir
    Path folder;

    private final Set<Path> checked = new HashSet<>();
    private VerificationKey key;
    private int rounds;

    @Test
    void noPartOfAPackageIsEverVisibleAndEachSlotIsDeliveredOnce() throws Exception {
        SigningKey signing = SigningKey.generate();
        key = signing.verificationKey();
        Files.writeString(folder.resolve("key.pem"), signing.pem());
        Files.createDirectory(folder.resolve("root"));
        Random random = new Random(11);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process process = start();
            if (!process.waitFor(200 + random.nextLong(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            checkWhatIsVisible();
            if (i % 10 == 9) {
                startAgainFromNothing();
            }
        }

        int code = start().waitFor();
        assertThat(code).as(() -> log()).isZero();
        checkWhatIsVisible();
        assertThat(packages()).hasSize(ExportLoop.SLOTS);
        assertThat(killed).as("processes killed while they ran").isGreaterThanOrEqualTo(KILLS / 2);
    }

    /** All slots are missing once more, so that long forms keep finding processes at work. */
    private void startAgainFromNothing() throws IOException {
        Files.move(folder.resolve("root"), folder.resolve("done-" + rounds++));
        Files.createDirectory(folder.resolve("root"));
        checked.clear();
    }

    private void checkWhatIsVisible() throws IOException {
        for (Path each : packages()) {
            if (checked.add(each)) {
                assertThat(new PackageVerifier(each, Optional.of(key), Optional.empty())
                                .verify()
                                .faults())
                        .as("%s", each)
                        .isEmpty();
            }
        }
    }

    private List<Path> packages() throws IOException {
        Path root = folder.resolve("root");
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("run="))
                    .toList();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        ExportLoop.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
