package io.chokepoint.local.stack;

import io.chokepoint.local.Component;
import io.chokepoint.local.Login;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.binaries.BinaryCache;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoLogins;
import io.chokepoint.local.keycloak.Keycloak;
import io.chokepoint.local.keycloak.KeycloakDistribution;
import io.chokepoint.local.keycloak.RealmDocument;
import io.chokepoint.local.postgres.Postgres;
import io.chokepoint.local.postgres.PostgresRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The servers of the platform in one folder: real PostgreSQL, Keycloak and ClickHouse engine.
 *
 * <p>A server whose address the environment gives ({@code POSTGRES_URL}, {@code KEYCLOAK_URL}, {@code CLICKHOUSE_URL})
 * is used as it is; nothing is started for it. Each start method does nothing when its server runs.
 */
public final class LocalStack implements AutoCloseable {
    private final Map<String, String> environment;
    private final Optional<ServerAddress> givenPostgres;
    private final Optional<ServerAddress> givenKeycloak;
    private final Optional<ServerAddress> givenClickHouse;
    private final Postgres postgres;
    private final Keycloak keycloak;

    /**
     * @param ports       where the servers listen
     * @param environment of this process, for addresses that it gives
     * @param progress    takes lines for a user who waits
     */
    public LocalStack(
            StackDirectory directory, StackPorts ports, Map<String, String> environment, Consumer<String> progress) {
        this.environment = Map.copyOf(environment);
        this.givenPostgres = ServerAddress.given(environment, "POSTGRES_URL");
        this.givenKeycloak = ServerAddress.given(environment, "KEYCLOAK_URL");
        this.givenClickHouse = ServerAddress.given(environment, "CLICKHOUSE_URL");
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
    }

    /** PostgreSQL; it is also started where only Keycloak needs it. */
    public Postgres postgres() {
        return postgres;
    }

    /** Keycloak; not started where {@code KEYCLOAK_URL} is given. */
    public Keycloak keycloak() {
        return keycloak;
    }

    /** Starts PostgreSQL where its address is not given, or Keycloak has to be started. */
    public void startPostgres() {
        if (givenPostgres.isEmpty() || givenKeycloak.isEmpty()) {
            postgres.start();
        }
    }

    /** Starts Keycloak, and PostgreSQL before it, where its address is not given. */
    public void startKeycloak() {
        if (givenKeycloak.isEmpty()) {
            postgres.start();
            keycloak.start();
        }
    }

    /** Issuer of the realm's tokens, whoever runs it. */
    public String keycloakUrl() {
        return givenKeycloak.map(ServerAddress::url).orElseGet(() -> keycloak.issuer()
                .toString());
    }

    /** Variables for the platform's programs; after the start, for ports are chosen then. */
    public StackEnvironment environment() {
        ServerAddress clickHouseAddress =
                givenClickHouse.orElseThrow(() -> new PlatformException("There is no ClickHouse; set CLICKHOUSE_URL"));
        ServerAddress postgresAddress =
                givenPostgres.orElseGet(() -> new ServerAddress(postgres.url(Postgres.DATABASE), false));
        return new StackEnvironment(
                clickHouseAddress,
                new StackEnvironment.ClickHouseLogins(
                        clickHouseLogin(DemoLogins.CLICKHOUSE_MIGRATOR, "CLICKHOUSE_MIGRATOR"),
                        clickHouseLogin(DemoLogins.CLICKHOUSE_LOADER, "CLICKHOUSE_LOADER"),
                        clickHouseLogin(DemoLogins.CLICKHOUSE_API, "CLICKHOUSE_API"),
                        clickHouseLogin(DemoLogins.CLICKHOUSE_PROJECTOR, "CLICKHOUSE_PROJECTOR")),
                postgresAddress,
                givenPostgres
                        .map(address -> address.login(environment, "POSTGRES_OWNER"))
                        .orElse(DemoLogins.POSTGRES_OWNER),
                givenPostgres
                        .map(address -> address.login(environment, "POSTGRES"))
                        .orElse(DemoLogins.POSTGRES_APP),
                new ServerAddress(keycloakUrl(), givenKeycloak.isPresent()));
    }

    private Login clickHouseLogin(Login own, String prefix) {
        return givenClickHouse
                .map(address -> address.login(environment, prefix, "CLICKHOUSE"))
                .orElse(own);
    }

    /** The servers that this stack runs, in the order of their start. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        if (givenPostgres.isEmpty() || givenKeycloak.isEmpty()) {
            components.add(postgres);
        }
        if (givenKeycloak.isEmpty()) {
            components.add(keycloak);
        }
        return List.copyOf(components);
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
