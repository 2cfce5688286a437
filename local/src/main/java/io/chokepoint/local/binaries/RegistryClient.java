package io.chokepoint.local.binaries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command-line client of a package registry, configured by its user.
 *
 * @param command what is run, such as {@code npm}
 * @param remedy what to do when it is missing, one sentence
 */
record RegistryClient(String command, String remedy) {

    static final RegistryClient NPM =
            new RegistryClient("npm", "Install Node.js 20 or newer, or set CLICKHOUSE_URL to a ClickHouse server.");

    static final RegistryClient MAVEN =
            new RegistryClient("mvn", "Install Maven 3.8.7 or newer, or set KEYCLOAK_URL to a Keycloak realm.");

    private static final int SHOWN_LINES = 12;

    /**
     * Runs the client in {@code work} and waits for it.
     *
     * @throws BinaryUnavailableException if it is not installed, or ends with an error (its last lines are quoted)
     */
    void run(Path work, List<String> arguments) {
        Path output = work.resolve(command + ".log");
        List<String> line =
                Stream.concat(Stream.of(command), arguments.stream()).toList();
        Process process = start(new ProcessBuilder(line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()));
        try {
            process.getOutputStream().close();
            int status = process.waitFor();
            if (status != 0) {
                throw new BinaryUnavailableException("`" + String.join(" ", line) + "` ended with status " + status
                        + ". Its last words:\n" + lastLines(output));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new BinaryUnavailableException("Interrupted while " + command + " was fetching", e);
        } catch (IOException e) {
            throw new BinaryUnavailableException("Cannot talk to " + command + ": " + e.getMessage(), e);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BinaryUnavailableException(command + " is not on the PATH. " + remedy, e);
        }
    }

    private static String lastLines(Path output) throws IOException {
        List<String> lines =
                Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
