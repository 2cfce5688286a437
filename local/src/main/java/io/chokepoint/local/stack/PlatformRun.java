package io.chokepoint.local.stack;

import io.chokepoint.local.ChildProcess;
import io.chokepoint.local.Component;
import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.Ports;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoTenants;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The platform from nothing to ready, and back: the work of the supervisor behind {@code ./chokepoint up}.
 *
 * <pre>
 * PostgreSQL → Keycloak ────────────────┐
 * ClickHouse → schema → ingest → batch ─┴→ API → tenants
 * </pre>
 */
public final class PlatformRun implements AutoCloseable {
    private final StackDirectory directory;
    private final LocalStack stack;
    private final ApiServer api;
    private final DemoEconomy economy;
    private final ModuleProgram migrate;
    private final Steps steps;
    private final List<Component> components;
    private final StackPorts ports;
    private final Map<String, String> given;
    private StateRecorder recorder;
    private volatile boolean closing;

    /**
     * @param project folder of the build
     * @param ports   where the servers listen, 0 for any free port
     * @param given   environment of this process
     */
    public PlatformRun(
            Path project, StackDirectory directory, StackPorts ports, Map<String, String> given, Steps steps) {
        this.directory = directory;
        this.given = Map.copyOf(given);
        this.ports = ports.withHttp();
        this.steps = steps;
        this.stack = new LocalStack(directory, this.ports, given, steps::say);
        this.api =
                new ApiServer(ModuleProgram.api(project), this::apiVariables, directory.log("api"), this.ports.http());
        this.economy = new DemoEconomy(project, directory, steps);
        this.migrate = ModuleProgram.migrate(project);
        this.components = new ArrayList<>(stack.components());
    }

    /** Exports keep their keys and packages beside the other data; what the environment says comes first. */
    private Map<String, String> apiVariables() {
        Map<String, String> variables = new HashMap<>();
        Path exports = directory.of("exports").toAbsolutePath();
        variables.put("CHOKEPOINT_EXPORTS_CREATE_KEYS", "true");
        variables.put(
                "CHOKEPOINT_EXPORTS_SIGNING_KEY", exports.resolve("signing.pem").toString());
        variables.put(
                "CHOKEPOINT_EXPORTS_MASTER_KEY", exports.resolve("master.key").toString());
        variables.put("CHOKEPOINT_EXPORTS_ROOT", exports.resolve("packages").toString());
        variables.put("CHOKEPOINT_EXPORTS_PUBLIC_URL", "http://127.0.0.1:" + ports.http());
        variables.keySet().removeIf(given::containsKey);
        variables.putAll(environment().api());
        return variables;
    }

    /** Brings up servers, data and API; returns when the API answers. */
    public void start() {
        requireBuilt();
        components.add(api);
        Ports.requireFree(ports.http(), "the API", "--http-port or CHOKEPOINT_HTTP_PORT");
        begin();
        CompletableFuture<Void> identity = CompletableFuture.runAsync(this::startIdentity);
        CompletableFuture<Void> data = CompletableFuture.runAsync(this::startData);
        await(identity, data);
        step(api, api::start);
        steps.run("Tenants of the demo", this::seedTenants);
        URI graphql = URI.create("http://127.0.0.1:%d/graphql".formatted(ports.http()));
        URI issuer = URI.create(environment().url(StackEnvironment.KEYCLOAK_URL));
        steps.run("First answer", () -> new FirstAnswer(graphql, issuer).await());
    }

    /** Brings up the servers alone, for an API that a developer starts by hand. */
    public void startServers() {
        begin();
        await(CompletableFuture.runAsync(this::startIdentity), CompletableFuture.runAsync(stack::startClickHouse));
    }

    /** Tells other commands that all is there. */
    public void ready() {
        recorder.ready();
    }

    /** Whether it is being taken down; what fails then is no news. */
    public boolean closing() {
        return closing;
    }

    /** What runs now. */
    public StackState state() {
        return StackState.of(StackState.Phase.STARTING, components);
    }

    /** What the platform's programs are told. */
    public StackEnvironment environment() {
        return stack.environment();
    }

    private void begin() {
        for (Component component : stack.components()) {
            requireFree(component);
        }
        recorder = new StateRecorder(directory.state(), components);
    }

    private void requireFree(Component component) {
        int port = ports.of(component.name());
        if (port != 0) {
            Ports.requireFree(
                    port,
                    title(component),
                    "--%1$s-port or CHOKEPOINT_%2$s_PORT"
                            .formatted(component.name(), component.name().toUpperCase(Locale.ROOT)));
        }
    }

    private void requireBuilt() {
        migrate.requireBuilt();
        economy.requireBuilt();
        api.requireBuilt();
    }

    private void startIdentity() {
        for (Component component : stack.components()) {
            switch (component.name()) {
                case "postgres" -> step(component, stack::startPostgres);
                case "keycloak" -> step(component, stack::startKeycloak);
                default -> {}
            }
        }
    }

    private void startData() {
        for (Component component : stack.components()) {
            if (component.name().equals("clickhouse")) {
                step(component, stack::startClickHouse);
            }
        }
        steps.run(
                "Schema of ClickHouse",
                () -> ChildProcess.run(
                        "The migration of ClickHouse",
                        migrate.process(environment().migrator(), List.of()),
                        directory.log("migrate")));
        economy.load(environment());
    }

    private void step(Component component, Runnable start) {
        if (closing) {
            throw new PlatformException("Stopped before " + title(component) + " started");
        }
        steps.run(title(component) + " " + component.version(), start);
    }

    private static String title(Component component) {
        return switch (component.name()) {
            case "postgres" -> "PostgreSQL";
            case "keycloak" -> "Keycloak";
            case "clickhouse" -> "ClickHouse";
            case "api" -> "API";
            default -> component.name();
        };
    }

    private void seedTenants() {
        Login owner = environment().postgresOwner();
        String url = environment().url(StackEnvironment.POSTGRES_URL);
        try (Connection connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
            new DemoTenants(Demo.load()).seed(connection);
        } catch (SQLException e) {
            throw new PlatformException("Cannot write the demo's tenants to %s: %s".formatted(url, e.getMessage()), e);
        }
    }

    /** Waits for all; the first failure counts at once. */
    private static void await(CompletableFuture<?>... works) {
        CompletableFuture<Object> failure = new CompletableFuture<>();
        for (CompletableFuture<?> work : works) {
            work.whenComplete((done, thrown) -> {
                if (thrown != null) {
                    failure.completeExceptionally(thrown);
                }
            });
        }
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(works), failure).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Stops everything that was started, the API first. */
    @Override
    public void close() {
        closing = true;
        api.stop();
        stack.close();
        // Programs that run once, such as an ingest that is cut off.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        if (recorder != null) {
            recorder.close();
        }
    }
}
