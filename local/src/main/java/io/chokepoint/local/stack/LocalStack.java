package io.chokepoint.local.stack;

import static io.chokepoint.local.stack.StackEnvironment.CLICKHOUSE_URL;
import static io.chokepoint.local.stack.StackEnvironment.KEYCLOAK_URL;
import static io.chokepoint.local.stack.StackEnvironment.POSTGRES_URL;

import io.chokepoint.local.Component;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.binaries.BinaryCache;
import io.chokepoint.local.clickhouse.ClickHouseEngine;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoLogins;
import io.chokepoint.local.keycloak.Keycloak;
import io.chokepoint.local.keycloak.KeycloakDistribution;
import io.chokepoint.local.keycloak.RealmDocument;
import io.chokepoint.local.postgres.Postgres;
import io.chokepoint.local.postgres.PostgresRoles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The servers of the platform in one folder: real PostgreSQL, Keycloak and ClickHouse engine.
 *
 * <p>A server whose address the environment gives ({@code POSTGRES_URL}, {@code KEYCLOAK_URL}, {@code CLICKHOUSE_URL})
 * is used as it is; nothing is started for it. Each start method does nothing when its server runs.
 */
public final class LocalStack implements AutoCloseable {
    private final Map<String, String> given;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final ClickHouseEngine clickHouse;

    /**
     * @param ports    where the servers listen
     * @param given    environment of this process
     * @param progress takes lines for a user who waits
     */
    public LocalStack(
            StackDirectory directory, StackPorts ports, Map<String, String> given, Consumer<String> progress) {
        this.given = Map.copyOf(given);
        BinaryCache cache = BinaryCache.ofUser(progress);
        this.postgres = new Postgres(
                new PostgresRoles(
                        DemoLogins.POSTGRES_SUPERUSER,
                        DemoLogins.POSTGRES_OWNER,
                        DemoLogins.POSTGRES_APP,
                        DemoLogins.POSTGRES_KEYCLOAK),
                directory.of("postgres"),
                cache.folder("postgres"),
                directory.log("postgres"),
                ports.postgres());
        this.keycloak = new Keycloak(
                new KeycloakDistribution(cache, progress),
                postgres,
                DemoLogins.POSTGRES_KEYCLOAK,
                DemoLogins.KEYCLOAK_ADMIN,
                new RealmDocument(Demo.load()),
                directory.of("keycloak"),
                directory.log("keycloak"),
                ports.keycloak(),
                progress);
        this.clickHouse = engine(directory, ports.clickHouse(), progress);
    }

    private static ClickHouseEngine engine(StackDirectory directory, int port, Consumer<String> progress) {
        ClickHouseEngine.Builder engine =
                ClickHouseEngine.in(directory.of("clickhouse")).port(port).announceDownloads(progress);
        ClickHouseUsers.all().forEach(engine::user);
        return engine.build();
    }

    /** PostgreSQL, also where only Keycloak uses it. */
    public Postgres postgres() {
        return postgres;
    }

    /** Starts PostgreSQL, unless both its address and that of Keycloak, which keeps its data there, are given. */
    public void startPostgres() {
        if (ownPostgres()) {
            postgres.start();
        }
    }

    /** Starts Keycloak, and PostgreSQL before it. */
    public void startKeycloak() {
        if (ownKeycloak()) {
            postgres.start();
            keycloak.start();
        }
    }

    /** Starts the ClickHouse engine. */
    public void startClickHouse() {
        if (ownClickHouse()) {
            try {
                clickHouse.start();
            } catch (IllegalStateException e) {
                throw new PlatformException(e.getMessage(), e);
            }
        }
    }

    /** Variables for the platform's programs; ports are known once the servers have started. */
    public StackEnvironment environment() {
        Map<String, String> own = new HashMap<>();
        if (postgres.port() != 0) {
            own.put(POSTGRES_URL, postgres.url(Postgres.DATABASE));
        }
        if (keycloak.port() != 0) {
            own.put(KEYCLOAK_URL, keycloak.issuer().toString());
        }
        if (clickHouse.port() != 0) {
            own.put(CLICKHOUSE_URL, clickHouse.url());
        }
        return new StackEnvironment(given, own);
    }

    /** The servers that this stack runs, in the order of their start. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        if (ownPostgres()) {
            components.add(postgres);
        }
        if (ownKeycloak()) {
            components.add(keycloak);
        }
        if (ownClickHouse()) {
            components.add(clickHouse);
        }
        return List.copyOf(components);
    }

    private boolean ownPostgres() {
        return ownKeycloak() || !StackEnvironment.isGiven(given, POSTGRES_URL);
    }

    private boolean ownClickHouse() {
        return !StackEnvironment.isGiven(given, CLICKHOUSE_URL);
    }

    private boolean ownKeycloak() {
        return !StackEnvironment.isGiven(given, KEYCLOAK_URL);
    }

    /** Stops what it started, in reverse order. */
    @Override
    public void close() {
        List<Component> components = components();
        for (int i = components.size() - 1; i >= 0; i--) {
            components.get(i).stop();
        }
    }
}
