package io.chokepoint.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.api.testing.Keycloak;
import io.chokepoint.api.testing.LiveClient;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LiveIT extends ApiTest {
    private static final String ALL = "subscription {indexPublished {dataset run {id publishedAt} subjectCount"
            + " subjects(first: 5) {key index(index: HHI, resource: FEES_EARNED) {value run {id}}}}}";
    /** From a subscription to the moment when it surely listens. */
    private static final long SETTLED = 1_500;

    @Test
    void aPublicationIsToldWithItsNumbersAndItsCost() throws InterruptedException {
        try (LiveClient acme = client("acme-viewer")) {
            acme.subscribe("a", ALL);
            Thread.sleep(SETTLED);

            UUID run = Fixture.publishHarbor(loader(), new long[] {8, 1, 1});
            JsonObject next = acme.await("next");

            assertThat(next.getString("id")).isEqualTo("a");
            JsonObject told =
                    next.getJsonObject("payload").getJsonObject("data").getJsonObject("indexPublished");
            assertThat(told.getJsonObject("run").getString("id")).isEqualTo(run.toString());
            assertThat(told.getInteger("subjectCount")).isEqualTo(1);
            JsonObject subject = told.getJsonArray("subjects").getJsonObject(0);
            assertThat(subject.getString("key")).isEqualTo(Fixture.HARBOR);
            assertThat(subject.getJsonObject("index").getJsonObject("run").getString("id"))
                    .isEqualTo(run.toString());
            assertThat(next.getJsonObject("payload")
                            .getJsonObject("extensions")
                            .getJsonObject("cost")
                            .getInteger("actualQueryCost"))
                    .isBetween(3, 22);
        }
    }

    @Test
    void anEventGivesItsTurnBack() throws InterruptedException {
        try (LiveClient acme = client("acme-viewer")) {
            acme.subscribe("a", ALL);
            Thread.sleep(SETTLED);
            Fixture.publishHarbor(loader(), new long[] {8, 1, 1});
            acme.await("next");
        }

        // Costs more than is executed at a time, so that it begins when nothing else of the tenant has a turn.
        assertThat(answer("acme-viewer", "{watchlists(first: 40) {edges {node {subjects {key}}}}}")
                        .getList("errors"))
                .isNull();
    }

    @Test
    void whatATenantMayNotSeeIsNotToldToIt() throws InterruptedException {
        try (LiveClient globex = client("globex-admin");
                LiveClient acme = client("acme-viewer")) {
            globex.subscribe("g", ALL);
            acme.subscribe("a", ALL);
            Thread.sleep(SETTLED);

            UUID foreign = Fixture.publishMeridian(loader());
            UUID own = Fixture.publishHarbor(loader(), new long[] {8, 1, 1});

            assertThat(run(acme.await("next"))).isEqualTo(foreign.toString());
            assertThat(run(globex.await("next"))).isEqualTo(own.toString());
        }
    }

    @Test
    void aFilterLeavesOutWhatIsNotAskedFor() throws InterruptedException {
        try (LiveClient acme = client("acme-viewer")) {
            acme.subscribe("a", "subscription {indexPublished(filter: {domain: DAO}) {run {id}}}");
            Thread.sleep(SETTLED);

            Fixture.publishHarbor(loader(), new long[] {8, 1, 1});
            UUID asked = Fixture.publishMeridian(loader());

            assertThat(run(acme.await("next"))).isEqualTo(asked.toString());
        }
    }

    @Test
    void whoIsNotLetInIsToldWhyByACode() {
        for (String user : List.of("nobody", "initech-admin")) {
            String token = token(user);
            try (LiveClient client = new LiveClient(RestAssured.port)) {
                client.login(token);
                assertThat(client.await("closed").getInteger("code")).as(user).isEqualTo(4403);
            }
        }
        try (LiveClient client = new LiveClient(RestAssured.port)) {
            client.login("a.b.c");
            assertThat(client.await("closed").getInteger("code")).isEqualTo(4403);
        }
        try (LiveClient client = new LiveClient(RestAssured.port)) {
            client.subscribe("a", ALL);
            assertThat(client.await("closed").getInteger("code")).isEqualTo(4401);
        }
        try (LiveClient client = new LiveClient(RestAssured.port)) {
            client.sendText("[1]");
            assertThat(client.await("closed").getInteger("code")).isEqualTo(4400);
        }
        try (LiveClient silent = new LiveClient(RestAssured.port)) {
            assertThat(silent.await("closed").getInteger("code")).isEqualTo(4408);
        }
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "https://app.example, 101"})
    void aPageOfAnotherOriginDoesNotConnect(String origin, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request =
                    """
                    GET /graphql HTTP/1.1
                    Host: 127.0.0.1:%d
                    Origin: %s
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
                    Sec-WebSocket-Protocol: graphql-transport-ws

                    """
                            .formatted(RestAssured.port, origin)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void theConnectionEndsWithTheToken() {
        String token = Keycloak.shortToken("acme-viewer", Duration.ofSeconds(3));
        try (LiveClient client = LiveClient.of(RestAssured.port, token)) {
            client.subscribe("a", ALL);

            JsonObject closed = client.await("closed");

            assertThat(closed.getInteger("code")).isEqualTo(4401);
            assertThat(closed.getString("reason")).contains("token has ended");
        }
    }

    @Test
    void theConnectionEndsWhenTheTenantIsSuspended() throws SQLException, InterruptedException {
        try (LiveClient globex = client("globex-admin");
                LiveClient acme = client("acme-viewer")) {
            globex.subscribe("g", ALL);
            try {
                status("SUSPENDED");

                JsonObject closed = globex.await("closed");

                assertThat(closed.getInteger("code")).isEqualTo(4403);
                assertThat(closed.getString("reason")).startsWith("TENANT_SUSPENDED");
            } finally {
                status("ACTIVE");
                // What is known of a tenant may be a second old.
                Thread.sleep(1_100);
            }
            acme.send(Map.of("type", "ping"));
            acme.await("pong");
        }
    }

    @Test
    void aTenantHasSoManyConnectionsAndAnotherIsNotInItsWay() {
        List<LiveClient> open = new ArrayList<>();
        String globex = token("globex-admin");
        try {
            for (int i = 0; i < 5; i++) {
                open.add(client("acme-viewer"));
            }
            try (LiveClient tooMany = new LiveClient(RestAssured.port);
                    LiveClient other = new LiveClient(RestAssured.port)) {
                tooMany.login(token("acme-viewer"));
                other.login(globex);

                assertThat(tooMany.await("closed").getInteger("code")).isEqualTo(4503);
                other.await("connection_ack");
            }
        } finally {
            open.forEach(LiveClient::close);
        }
    }

    @Test
    void whatIsNoSubscriptionIsRefusedAndTheConnectionGoesOn() {
        try (LiveClient acme = client("acme-viewer")) {
            acme.subscribe("query", "{viewer {user}}");
            assertThat(code(acme.await("error"))).isEqualTo("BAD_USER_INPUT");
            acme.subscribe("none", "subscription {nothing}");
            assertThat(code(acme.await("error"))).isEqualTo("GRAPHQL_VALIDATION_FAILED");
            acme.subscribe(
                    "dear",
                    "subscription {indexPublished {subjects(first: 100) {revisions(first: 100) {edges {node {days}}}}}}");
            assertThat(code(acme.await("error"))).isEqualTo("QUERY_TOO_COMPLEX");
            acme.send(Map.of("type", "ping"));
            acme.await("pong");
        }
        assertThat(post(token("acme-viewer"), ALL).jsonPath().getString("errors[0].extensions.code"))
                .isEqualTo("BAD_USER_INPUT");
    }

    private static LiveClient client(String user) {
        return LiveClient.of(RestAssured.port, token(user));
    }

    private static ClickHouseAccess loader() {
        return ClickHouseAccess.fromEnvironment(ApiStack.servers().environment().loader());
    }

    private static String run(JsonObject next) {
        return next.getJsonObject("payload")
                .getJsonObject("data")
                .getJsonObject("indexPublished")
                .getJsonObject("run")
                .getString("id");
    }

    private static String code(JsonObject error) {
        return error.getJsonArray("payload")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private static void status(String status) throws SQLException {
        try (Connection owner = Tenants.owner();
                PreparedStatement update = owner.prepareStatement("update tenant set status = ? where tenant_id = ?")) {
            update.setString(1, status);
            update.setObject(2, Tenants.GLOBEX);
            update.executeUpdate();
        }
    }
}
