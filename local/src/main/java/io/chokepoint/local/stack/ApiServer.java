package io.chokepoint.local.stack;

import io.chokepoint.local.ChildProcess;
import io.chokepoint.local.Component;
import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The GraphQL API as a child process. */
public final class ApiServer implements Component {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final ModuleProgram program;
    private final Supplier<Map<String, String>> variables;
    private final Path log;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile ChildProcess process;

    /** @param variables asked for at the start, when the servers' ports are known */
    public ApiServer(ModuleProgram program, Supplier<Map<String, String>> variables, Path log, int port) {
        this.program = program;
        this.variables = variables;
        this.log = log;
        this.port = port;
    }

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String version() {
        return ModuleProgram.VERSION;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public OptionalLong pid() {
        return process == null ? OptionalLong.empty() : process.pid();
    }

    @Override
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder command = program.process(variables.get(), List.of());
        command.environment().put("CHOKEPOINT_HTTP_PORT", Integer.toString(port));
        process = ChildProcess.start("The API", command, log);
        process.awaitReady(this::ready, START_LIMIT);
    }

    void requireBuilt() {
        program.requireBuilt();
    }

    @Override
    public boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the API", e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop(STOP_PATIENCE);
        }
    }
}
