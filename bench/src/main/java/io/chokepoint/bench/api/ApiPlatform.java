package io.chokepoint.bench.api;

import io.chokepoint.bench.BenchException;
import io.chokepoint.local.Login;
import io.chokepoint.local.Ports;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoTenants;
import io.chokepoint.local.keycloak.TokenClient;
import io.chokepoint.local.stack.ApiServer;
import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.ModuleProgram;
import io.chokepoint.local.stack.StackDirectory;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.local.stack.StackPorts;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.Migrations;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The platform of the bench alone: its servers with published indices, and APIs that serve them. Kept from run to run. */
final class ApiPlatform implements AutoCloseable {
    private static final String HEAP = "-Xmx512m";

    private final LocalStack stack;
    private final StackDirectory directory;
    private final Path project;

    /**
     * Starts the servers and publishes what is not published yet.
     *
     * @param project folder of the build
     * @param folder where the servers keep their data
     */
    ApiPlatform(Path project, Path folder, IndexRows rows, PrintStream progress) {
        this.project = project;
        this.directory = new StackDirectory(folder);
        this.stack = new LocalStack(directory, StackPorts.free(), Map.of(), progress::println);
        progress.println("Starting PostgreSQL, Keycloak and ClickHouse");
        stack.startPostgres();
        stack.startKeycloak();
        stack.startClickHouse();
        StackEnvironment environment = stack.environment();
        new Migrations(ClickHouseAccess.fromEnvironment(environment.migrator())).apply();
        rows.publish(ClickHouseAccess.fromEnvironment(environment.loader()), progress);
    }

    /** An API that serves, at 512 MB of heap. */
    record Api(ApiServer server) implements AutoCloseable {
        String url() {
            return "http://127.0.0.1:%d/graphql".formatted(server.port());
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    /**
     * Starts an API and waits until the tenants' grants have arrived in ClickHouse.
     *
     * @param settings added to its environment
     */
    Api start(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(stack.environment().api());
        variables.put("JAVA_TOOL_OPTIONS", HEAP);
        variables.putAll(settings);
        ApiServer server =
                new ApiServer(ModuleProgram.api(project), () -> variables, directory.log("api"), Ports.free());
        server.start();
        seedTenants();
        return new Api(server);
    }

    /** What the peer needs to read what the API reads. */
    Map<String, String> readerVariables() {
        return stack.environment().api();
    }

    String clickHouse() {
        return stack.environment().url(StackEnvironment.CLICKHOUSE_URL);
    }

    /** A token of a user of one tenant, good for ten minutes. */
    String token(String user) {
        return new TokenClient(URI.create(stack.environment().url(StackEnvironment.KEYCLOAK_URL)))
                .token(Demo.load().user(user).orElseThrow(), Optional.empty());
    }

    private void seedTenants() {
        Login owner = stack.environment().postgresOwner();
        String url = stack.environment().url(StackEnvironment.POSTGRES_URL);
        try (Connection connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
            new DemoTenants(Demo.load()).seed(connection);
        } catch (SQLException e) {
            throw new BenchException("The tenants of the demo cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
