package io.chokepoint.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants take turns on the only connection to PostgreSQL, in work that succeeds, fails, takes too long and is left. */
@QuarkusTest
class PoolOfOneIT extends ApiTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 252;

    @Inject
    TenantTransaction transaction;

    @Inject
    EntityManager entityManager;

    @Inject
    AgroalDataSource dataSource;

    private int size;

    @BeforeEach
    void thereIsOneConnection() {
        size = pool().maxSize();
        pool().setMaxSize(1);
        dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    @AfterEach
    void thereAreAsManyAsBefore() {
        pool().setMaxSize(size);
    }

    @Test
    void nobodySeesWhatTheOneBeforeHasLeft() throws Exception {
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger mixed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                UUID tenant = thread % 2 == 0 ? Tenants.ACME : Tenants.GLOBEX;
                all.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        try {
                            take(tenant, round, mixed);
                            done.incrementAndGet();
                        } catch (RuntimeException e) {
                            failed.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }

        // Each third round is made to fail: the faults have bitten.
        assertThat(failed.get()).isGreaterThanOrEqualTo(THREADS * ROUNDS / 3);
        assertThat(mixed).hasValue(0);
        assertThat(done.get()).isGreaterThanOrEqualTo(THREADS * ROUNDS / 2);
        assertThat(left()).isEmpty();
    }

    @Test
    void aClientThatLeavesBeforeItsAnswerLeavesNothing() throws Exception {
        for (int i = 0; i < 10; i++) {
            String user = i % 2 == 0 ? "acme-admin" : "globex-admin";
            leave(user, "{composites(first: 9) {edges {cursor}} watchlists(first: 9) {edges {cursor}}}");
            String other = i % 2 == 0 ? "globex" : "acme";
            assertThat(answer(other + "-admin", "{viewer {tenant {alias}} watchlists(first: 1) {edges {cursor}}}")
                            .getString("data.viewer.tenant.alias"))
                    .isEqualTo(other);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aClientThatLeavesWhileItIsAdmittedKeepsNoTurn() throws Exception {
        // Grants are remembered for a second; after it they are asked for, which waits for the connection.
        Thread.sleep(1_500);
        try (Connection taken = dataSource.getConnection()) {
            leave("acme-admin", "{watchlists(first: 9) {edges {cursor}}}");
            Thread.sleep(500);
        }

        // Costs more than is executed at a time, so that it begins when nothing else of the tenant has a turn.
        assertThat(answer("acme-admin", "{watchlists(first: 40) {edges {node {subjects {key}}}}}")
                        .getList("errors"))
                .isNull();
    }

    /** Asks, and closes the connection. */
    private static void leave(String user, String query) throws IOException {
        String body = "{\"query\":\"" + query + "\"}";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                            + token(user) + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private AgroalConnectionPoolConfiguration pool() {
        return dataSource.getConfiguration().connectionPoolConfiguration();
    }

    private void take(UUID tenant, int round, AtomicInteger mixed) {
        transaction.call(tenant, () -> {
            List<UUID> seen = entityManager
                    .createNativeQuery("select tenant_id from tenant", UUID.class)
                    .getResultList();
            if (!seen.equals(List.of(tenant))) {
                mixed.incrementAndGet();
            }
            if (round % 6 == 1) {
                throw new IllegalStateException("The work fails");
            }
            if (round % 6 == 4) {
                entityManager
                        .createNativeQuery("set local statement_timeout = 1")
                        .executeUpdate();
                entityManager
                        .createNativeQuery("select cast(pg_sleep(1) as text)", String.class)
                        .getResultList();
            }
            return null;
        });
    }

    /** What the next borrower of the connection would find of a tenant. */
    private String left() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting =
                        statement.executeQuery("select coalesce(current_setting('app.tenant', true), '')")) {
            setting.next();
            return setting.getString(1);
        }
    }
}
