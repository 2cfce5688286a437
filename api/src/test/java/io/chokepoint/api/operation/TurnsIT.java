package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Operations of one tenant that cost more together than are executed at a time. */
@QuarkusTest
class TurnsIT extends ApiTest {
    /** Costs some three hundred points, so that two are executed at a time. */
    private static final String DEAR =
            """
            {subjects(first: 50) {edges {node {key
              a: index(index: GINI, resource: VOTING_POWER) {value}
              b: index(index: HHI, resource: VOTING_POWER) {value}
              c: index(index: THEIL_INDEX, resource: VOTING_POWER) {value}
              d: index(index: EVENNESS, resource: VOTING_POWER) {value}
              e: index(index: TOTAL, resource: VOTING_POWER) {value}}}} viewer {user} %s}
            """;

    @TestHTTPResource("/graphql")
    URI graphql;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void operationsThatWaitForTheirTurnAreAnsweredAsTheirOwnUser() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            asked.add(ask(i % 2 == 0 ? "acme-analyst" : "acme-viewer", i));
        }

        for (int i = 0; i < asked.size(); i++) {
            HttpResponse<String> answer = asked.get(i).get();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .doesNotContain("\"errors\"")
                    .contains("\"key\":\"fixture/", i % 2 == 0 ? "\"acme-analyst\"" : "\"acme-viewer\"");
        }
    }

    @Test
    void whatWouldWaitTooLongIsToldToComeAgainAndItsPointsAreGivenBack() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            asked.add(ask("acme-analyst", 100 + i));
        }

        Map<Integer, Integer> answers = new TreeMap<>();
        for (CompletableFuture<HttpResponse<String>> each : asked) {
            HttpResponse<String> answer = each.get();
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
        }
        assertThat(answers).containsOnlyKeys(200, 503);
        assertThat(answers.get(200)).isGreaterThanOrEqualTo(12);
    }

    /** Each asks otherwise, so that nothing is answered from memory. */
    private CompletableFuture<HttpResponse<String>> ask(String user, int number) {
        String query = DEAR.formatted("n%d: __typename".formatted(number))
                .replace("\n", " ")
                .replace("\"", "\\\"");
        return http.sendAsync(
                HttpRequest.newBuilder(graphql)
                        .header("Authorization", "Bearer " + token(user))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
