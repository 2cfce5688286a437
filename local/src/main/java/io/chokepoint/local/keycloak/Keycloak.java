package io.chokepoint.local.keycloak;

import io.chokepoint.local.ChildProcess;
import io.chokepoint.local.Component;
import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.Ports;
import io.chokepoint.local.postgres.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Keycloak with the demo's realm, its database in a local PostgreSQL.
 *
 * <p>Keycloak imports a realm into an empty database only. When the realm differs from the one that the database was
 * made from, the database is made anew; sessions and what was changed in the console are lost, and progress says so.
 */
public final class Keycloak implements Component {
    public static final String DATABASE = "keycloak";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final KeycloakDistribution distribution;
    private final Postgres postgres;
    private final Login database;
    private final Login administrator;
    private final RealmDocument realm;
    private final Path directory;
    private final Path log;
    private final Consumer<String> progress;
    private final int requestedPort;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
    private volatile int port;
    private volatile ChildProcess process;
    private volatile boolean stopped;

    /**
     * @param database      owner of its database
     * @param administrator of its own realm, for the console
     * @param directory of this instance
     * @param log       file that its messages are appended to
     * @param port      on 127.0.0.1, 0 for any free one
     * @param progress  takes lines for a user who waits
     */
    public Keycloak(
            KeycloakDistribution distribution,
            Postgres postgres,
            Login database,
            Login administrator,
            RealmDocument realm,
            Path directory,
            Path log,
            int port,
            Consumer<String> progress) {
        this.distribution = distribution;
        this.postgres = postgres;
        this.database = database;
        this.administrator = administrator;
        this.realm = realm;
        this.directory = directory;
        this.log = log;
        this.requestedPort = port;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public String version() {
        return KeycloakDistribution.VERSION;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public OptionalLong pid() {
        return process == null ? OptionalLong.empty() : process.pid();
    }

    /** Issuer of the realm's tokens. */
    public URI issuer() {
        return issuer(port);
    }

    /** Issuer of the realm's tokens, where Keycloak listens on this port. */
    public static URI issuer(int port) {
        return URI.create("http://127.0.0.1:%d/realms/%s".formatted(port, RealmDocument.REALM));
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        stopped = false;
        Path built = distribution.built();
        port = requestedPort == 0 ? Ports.free() : requestedPort;
        try {
            matchDatabase();
            KeycloakHome home = new KeycloakHome(directory.resolve("home"));
            home.prepare(built, realm);
            launch(command(home));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
        process.awaitReady(this::ready, START_LIMIT);
        recordDatabase();
    }

    private void launch(ProcessBuilder command) {
        ChildProcess launched = ChildProcess.start("Keycloak", command, log);
        process = launched;
        if (stopped) {
            launched.stop(STOP_PATIENCE);
        }
    }

    private ProcessBuilder command(KeycloakHome home) {
        ProcessBuilder command = new ProcessBuilder(
                home.script(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + Ports.free(),
                "--hostname=http://127.0.0.1:" + port,
                "--db-url=" + postgres.url(DATABASE),
                // Without it, nodes look for each other on every network of the machine.
                "--cache=local");
        command.environment().put("KC_DB_USERNAME", database.user());
        command.environment().put("KC_DB_PASSWORD", database.password());
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", administrator.user());
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator.password());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return command;
    }

    private void matchDatabase() throws IOException {
        Path made = directory.resolve("realm.sha256");
        if (Files.exists(made) && Files.readString(made).equals(realm.digest())) {
            return;
        }
        if (Files.exists(made)) {
            progress.accept("The realm has changed: Keycloak starts with a new database");
        }
        Files.createDirectories(directory);
        Files.deleteIfExists(made);
        // A start that was cut off leaves half a realm without a record of it: begin again there, too.
        postgres.recreate(DATABASE, database);
    }

    private void recordDatabase() {
        try {
            Files.writeString(directory.resolve("realm.sha256"), realm.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }

    /** Whether the realm is there; the server's own health says less. */
    @Override
    public boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for Keycloak", e);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        if (process != null) {
            process.stop(STOP_PATIENCE);
        }
    }
}
