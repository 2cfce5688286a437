package io.chokepoint.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.local.FileTree;
import io.chokepoint.local.Ports;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.keycloak.TokenClient;
import io.chokepoint.local.stack.ModuleProgram;
import io.chokepoint.local.stack.PlatformRun;
import io.chokepoint.local.stack.StackDirectory;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.local.stack.StackPorts;
import io.chokepoint.local.stack.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The platform as {@code ./chokepoint up --fresh} leaves it, on free ports, once for all tests of this JVM. */
final class RunningPlatform {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final StackDirectory DIRECTORY =
            new StackDirectory(Path.of("target", "platform").toAbsolutePath());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningPlatform instance;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StackPorts ports = new StackPorts(Ports.free(), 0, 0, 0);
    private final PlatformRun run = new PlatformRun(
            PROJECT,
            DIRECTORY,
            ports,
            System.getenv(),
            new Steps(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));

    private RunningPlatform() {
        try {
            FileTree.delete(DIRECTORY.root());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + DIRECTORY.root(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "platform-stop"));
        run.start();
        run.ready();
    }

    static synchronized RunningPlatform get() {
        if (instance == null) {
            instance = new RunningPlatform();
        }
        return instance;
    }

    /** Where GraphQL is. */
    String url() {
        return "http://127.0.0.1:" + ports.http() + "/graphql";
    }

    /** Where Keycloak's realm is. */
    String issuer() {
        return run.environment().url(StackEnvironment.KEYCLOAK_URL);
    }

    /** An access token of a demo user of one tenant. */
    String token(String user) {
        return new TokenClient(URI.create(issuer()))
                .token(Demo.load().user(user).orElseThrow(), Optional.empty());
    }

    /** The {@code data} of an answer; fails when it has errors. */
    JsonNode ask(String user, String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()))
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("query", query).toString()))
                .build();
        try {
            JsonNode answer = JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (answer.has("errors")) {
                throw new AssertionError(answer.get("errors").toPrettyString());
            }
            return answer.get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking", e);
        }
    }

    /** Runs {@code ./chokepoint ingest} with these arguments; its output. */
    String ingest(String... arguments) {
        return finish(ModuleProgram.ingest(PROJECT), Map.of(), arguments);
    }

    /** Runs {@code ./chokepoint batch} with these arguments; its output. */
    String batch(String... arguments) {
        return finish(ModuleProgram.batch(PROJECT), run.environment().loader(), arguments);
    }

    private static String finish(ModuleProgram program, Map<String, String> variables, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--lake", DIRECTORY.lake().toString()));
        Stream.of(arguments).forEach(all::add);
        try {
            Process process =
                    program.process(variables, all).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + program.module(), e);
        }
    }
}
