package io.chokepoint.local.clickhouse;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes one engine for the whole run, with the platform's users and a small schema. */
final class SharedEngine implements ParameterResolver {

    static final String PASSWORD = "secret of the tests";
    static final String DATABASE = "chokepoint";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedEngine.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    static ClickHouseEngine.Builder builder(Path folder) {
        return ClickHouseEngine.in(folder)
                .user(ClickHouseUser.migrator("migrator", PASSWORD))
                .user(ClickHouseUser.writer("loader", PASSWORD, DATABASE + ".*"))
                .user(ClickHouseUser.writer("projector", PASSWORD, DATABASE + ".tenant_grant"))
                .user(ClickHouseUser.reader(
                        "api", PASSWORD, List.of(DATABASE + ".visible_x", DATABASE + ".visible_y")));
    }

    static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A started engine and short ways to talk to it. */
    record Running(ClickHouseEngine engine, Path folder, HttpClient http)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        private static Running start() {
            try {
                Path folder = Files.createTempDirectory("chokepoint-engine");
                ClickHouseEngine engine = builder(folder).build();
                engine.start();
                Running running = new Running(engine, folder, HttpClient.newHttpClient());
                running.createSchema();
                return running;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void createSchema() throws SQLException {
            try (Connection connection = jdbc("migrator");
                    java.sql.Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "CREATE DATABASE " + DATABASE,
                        "CREATE TABLE chokepoint.x (tenant String, v UInt64) ENGINE = MergeTree ORDER BY tenant",
                        "INSERT INTO chokepoint.x VALUES ('acme', 1), ('acme', 2), ('globex', 3)",
                        "CREATE TABLE chokepoint.tenant_grant (tenant String) ENGINE = MergeTree ORDER BY tenant",
                        "CREATE VIEW chokepoint.visible_x DEFINER = CURRENT_USER SQL SECURITY DEFINER AS"
                                + " SELECT tenant, v FROM chokepoint.x WHERE tenant = {tenant:String}",
                        "CREATE VIEW chokepoint.visible_y DEFINER = CURRENT_USER SQL SECURITY DEFINER AS"
                                + " SELECT tenant, count() AS n FROM chokepoint.x WHERE tenant = {tenant:String}"
                                + " GROUP BY tenant",
                        "CREATE VIEW chokepoint.not_granted DEFINER = CURRENT_USER SQL SECURITY DEFINER AS"
                                + " SELECT * FROM chokepoint.x")) {
                    statement.execute(sql);
                }
            }
        }

        Connection jdbc(String user) throws SQLException {
            return jdbc(user, new Properties());
        }

        Connection jdbc(String user, Properties more) throws SQLException {
            Properties properties = new Properties();
            properties.putAll(more);
            properties.setProperty("user", user);
            properties.putIfAbsent("password", PASSWORD);
            return DriverManager.getConnection(
                    "jdbc:clickhouse://127.0.0.1:" + engine.port() + "/" + more.getOrDefault("database", "default"),
                    properties);
        }

        /** Posts a statement; {@code options} is the URL's query, without the credentials. */
        HttpResponse<byte[]> post(String user, String sql, String options) {
            return send(request(user, options)
                    .POST(HttpRequest.BodyPublishers.ofString(sql))
                    .build());
        }

        String text(String user, String sql) {
            return text(user, sql, "");
        }

        String text(String user, String sql, String options) {
            return new String(post(user, sql, options).body(), StandardCharsets.UTF_8);
        }

        HttpRequest.Builder request(String user, String options) {
            return HttpRequest.newBuilder(URI.create(engine.url() + "/?" + options))
                    .header("X-ClickHouse-User", user)
                    .header("X-ClickHouse-Key", PASSWORD);
        }

        HttpResponse<byte[]> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Number of statements in the engine whose text contains the words. */
        int running(String words) {
            return Integer.parseInt(text(
                            "migrator",
                            "SELECT count() FROM system.processes WHERE position(query, concat('"
                                    + words.substring(0, 1) + "', '" + words.substring(1) + "')) > 0")
                    .strip());
        }

        static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            engine.stop();
            deleteTree(folder);
        }
    }
}
