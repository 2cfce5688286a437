package io.chokepoint.local.postgres;

import io.chokepoint.local.Component;
import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL on a kept data directory, with the databases {@code chokepoint} and {@code keycloak} and their roles.
 *
 * <p>Passwords are asked of everyone, the superuser included, so that a mistaken role fails here as in production.
 */
public final class Postgres implements Component {
    public static final String VERSION = "18.6";
    public static final String DATABASE = "chokepoint";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final String PASSWORDS_ONLY = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final PostgresRoles roles;
    private final Path directory;
    private final Path data;
    private final Path binaries;
    private final Path log;
    private final int requestedPort;
    private int port;
    private volatile EmbeddedPostgres server;

    /**
     * @param directory where this instance keeps its data
     * @param binaries  where the server's programs are unpacked, shared by instances
     * @param log       file that the server's messages are appended to
     * @param port      on 127.0.0.1, 0 for any free one
     */
    public Postgres(PostgresRoles roles, Path directory, Path binaries, Path log, int port) {
        this.roles = roles;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.binaries = binaries;
        this.log = log;
        this.requestedPort = port;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public int port() {
        return port;
    }

    /** JDBC URL of one of its databases. */
    public String url(String database) {
        return url(port, database);
    }

    /** JDBC URL of a database on a port of this machine. */
    public static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public OptionalLong pid() {
        Path file = data.resolve("postmaster.pid");
        try {
            return server == null || !Files.exists(file)
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(Files.readAllLines(file).get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        port = requestedPort == 0 ? Ports.free() : requestedPort;
        boolean created = !Files.exists(data.resolve("postgresql.conf"));
        try {
            Files.createDirectories(directory);
            Files.createDirectories(binaries);
            Files.createDirectories(log.getParent());
            server = builder().start();
            // The unpacking leaves the shared directory writable by everyone.
            Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (created) {
                createRoles();
            }
        } catch (IOException | SQLException | RuntimeException e) {
            stop();
            throw new PlatformException(
                    "PostgreSQL did not start in %s (%s); its messages are in %s"
                            .formatted(directory, e.getMessage(), log),
                    e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setOutputRedirector(toLog)
                .setErrorRedirector(toLog)
                .setPGStartupWait(START_LIMIT)
                .setConnectConfig("password", roles.superuser().password())
                // Bytes decide the order, as they do in the cursors of the API.
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The data is kept: a power cut may lose the last moments, never the database.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off");
    }

    private void createRoles() throws SQLException, IOException {
        execute(roles.creation());
        Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
        execute(List.of("SELECT pg_reload_conf()"));
    }

    /** Empties a database, ending its sessions; its owner stays. */
    public void recreate(String database, Login owner) {
        try {
            execute(roles.recreation(database, owner));
        } catch (SQLException e) {
            throw new PlatformException("Cannot recreate database %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    private void execute(Iterable<String> statements) throws SQLException {
        try (Connection connection = connect(roles.superuser(), "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A connection to one of its databases; the caller closes it. */
    public Connection connect(Login login, String database) throws SQLException {
        return DriverManager.getConnection(url(database), login.user(), login.password());
    }

    @Override
    public boolean ready() {
        if (server == null) {
            return false;
        }
        try (Connection connection = connect(roles.superuser(), "postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        OptionalLong pid = pid();
        try {
            server.close();
            server = null;
            if (pid.isPresent()) {
                awaitEnd(pid.getAsLong());
            }
        } catch (IOException e) {
            throw new PlatformException("PostgreSQL in %s did not stop: %s".formatted(directory, e.getMessage()), e);
        }
    }

    /** The server takes its files away a moment before it ends. */
    private static void awaitEnd(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            try {
                process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new PlatformException("PostgreSQL, pid %d, does not end; end it by hand".formatted(pid), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
