package io.chokepoint.local.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Operating system and processor in the words that npm packages use.
 *
 * @param os {@code linux}, {@code darwin} or the JVM's own name in lower case
 * @param architecture {@code x64}, {@code arm64} or the JVM's own name in lower case
 */
public record Platform(String os, String architecture) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String architecture = osArch.toLowerCase(Locale.ROOT);
        return new Platform(
                os.startsWith("mac") ? "darwin" : os,
                switch (architecture) {
                    case "amd64", "x86_64" -> "x64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                });
    }

    /** Key of a pinned binary, such as {@code linux-x64}. */
    public String id() {
        return os + "-" + architecture;
    }

    /** @throws BinaryUnavailableException if this is Linux on x64 and the processor lacks AVX2 */
    public void requireAvx2() {
        if (id().equals("linux-x64")) {
            requireAvx2(CPU_INFO);
        }
    }

    static void requireAvx2(Path cpuInfo) {
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            boolean present = lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> (line + " ").contains(" avx2 "))
                    .orElse(false);
            if (!present) {
                throw new BinaryUnavailableException("The ClickHouse engine needs a processor with AVX2, and " + cpuInfo
                        + " does not list it. Use another machine, or set CLICKHOUSE_URL to a ClickHouse server.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + cpuInfo, e);
        }
    }
}
