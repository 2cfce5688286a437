package io.chokepoint.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chokepoint.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs of {@code bench/load}, which run in Node. */
final class NodePrograms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PrintStream progress;

    /** @param project folder of the build */
    NodePrograms(Path project, PrintStream progress) {
        this.folder = project.resolve("bench/load");
        this.progress = progress;
    }

    /** Fetches their libraries as the lock file pins them, unless they are there. */
    void install() {
        if (Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            return;
        }
        progress.println("Fetching the libraries of bench/load");
        Process npm = start(
                new ProcessBuilder("npm", "ci", "--loglevel=error").redirectOutput(ProcessBuilder.Redirect.DISCARD));
        if (await(npm) != 0) {
            throw new BenchException("npm ci failed in " + folder);
        }
    }

    /** Runs a program to its end with an order, and gives its result. */
    JsonNode run(String program, ObjectNode order) {
        Process process = start(new ProcessBuilder("node", program));
        try {
            try (var input = process.getOutputStream()) {
                input.write(JSON.writeValueAsBytes(order));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (await(process) != 0) {
                throw new BenchException("%s failed; its message stands above".formatted(program));
            }
            return JSON.readTree(output);
        } catch (IOException e) {
            throw new BenchException(program + " gave no result", e);
        }
    }

    /** A program that serves until it is closed. */
    record Server(Process process, String url) implements AutoCloseable {
        @Override
        public void close() {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
            await(process);
        }
    }

    /** Starts a program that serves and says its port first. */
    Server serve(String program, Map<String, String> variables, String... arguments) {
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of("node", program), Stream.of(arguments)).toList());
        command.environment().putAll(variables);
        Process process = start(command);
        try {
            String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (port == null) {
                throw new BenchException(program + " did not start; its message stands above");
            }
            return new Server(process, "http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new BenchException(program + " did not start", e);
        }
    }

    private Process start(ProcessBuilder command) {
        try {
            return command.directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new BenchException("Node 20 or newer is needed: " + List.copyOf(command.command()), e);
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }
}
