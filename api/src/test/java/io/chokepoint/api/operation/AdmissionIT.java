package io.chokepoint.api.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Operations beyond those that the server executes are told to come again; whose client goes away leaves a place. */
@QuarkusTest
class AdmissionIT extends ApiTest {
    private static final int CLIENTS = 600;
    private static final Duration LEAVING = Duration.ofSeconds(8);

    @TestHTTPResource("/graphql")
    URI graphql;

    @Test
    void clientsThatGoAwayBeforeTheAnswerLeaveTheirPlaces() throws Exception {
        for (int client = 0; client < CLIENTS; client++) {
            try (Socket socket = client(client, 0)) {
                socket.setSoLinger(true, 0);
            }
        }
        allLeave();
    }

    @Test
    void clientsThatAreSlowToAskHoldNoPlace() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                slow.add(client(client, 40));
            }
            post(token("acme-viewer"), "{viewer {user}}").then().statusCode(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void tooManyAtOnceAreToldToComeAgainAndTheOthersAreAnswered() throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            asked.add(http.sendAsync(
                    HttpRequest.newBuilder(graphql)
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + token("acme-viewer"))
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/graphql-response+json")
                            .POST(HttpRequest.BodyPublishers.ofString(question(client)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }

        Map<Integer, Integer> answers = new TreeMap<>();
        for (CompletableFuture<HttpResponse<String>> each : asked) {
            HttpResponse<String> answer = each.get();
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"", "\"retryable\":true");
            }
        }
        assertThat(answers).containsOnlyKeys(200, 503);
        allLeave();
    }

    private void allLeave() throws Exception {
        Instant limit = Instant.now().plus(LEAVING);
        while (inside() > 0 && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(inside()).isZero();
    }

    /** A client that has sent its question but for the end. */
    private Socket client(int number, int unsent) throws IOException {
        String question = question(number);
        Socket socket = new Socket(graphql.getHost(), graphql.getPort());
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/graphql-response+json\r\n"
                + "Authorization: Bearer " + token("acme-viewer") + "\r\nContent-Length: " + question.length()
                + "\r\n\r\n";
        socket.getOutputStream()
                .write((head + question.substring(0, question.length() - unsent)).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Each asks otherwise, so that nothing is answered from memory. */
    private static String question(int number) {
        return "{\"query\": \"{subjects(first: 1, filter: {network: \\\"%d\\\"}) {edges {node {key}}}}\"}"
                .formatted(number);
    }

    private static int inside() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("chokepoint_operations_inside"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .map(Double::valueOf)
                .findFirst()
                .orElseThrow()
                .intValue();
    }
}
