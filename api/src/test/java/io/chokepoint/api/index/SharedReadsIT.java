package io.chokepoint.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many requests at the same time are answered as each would be alone. */
@QuarkusTest
class SharedReadsIT extends ApiTest {
    private static final List<String> INDICES = List.of("HHI", "GINI", "TOTAL", "POPULATION");
    private static final List<String> DAYS =
            List.of("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-15", "2026-06-30");

    @TestHTTPResource("/graphql")
    URI graphql;

    /** A question of a user: which index of which subject, on which day. */
    private record Asked(String user, String subject, String resource, String index, String day) {
        String query(int time) {
            return "{subject(key: \\\"%s\\\") {key index(index: %s, resource: %s, at: \\\"%s\\\") {value asOf status}}} #%d"
                    .formatted(subject, index, resource, day, time);
        }
    }

    @Test
    void requestsOfTwoTenantsForManyDaysAtOnceAreEachAnsweredForThemselves() throws Exception {
        List<Asked> questions = new ArrayList<>();
        for (String user : List.of("acme-viewer", "globex-admin")) {
            for (String index : INDICES) {
                for (String day : DAYS) {
                    questions.add(new Asked(user, Fixture.HARBOR, "FEES_EARNED", index, day));
                    questions.add(new Asked(user, Fixture.MERIDIAN, "VOTING_POWER", index, day));
                }
            }
        }
        Map<String, String> alone = new TreeMap<>();
        for (Asked each : questions) {
            alone.put(each.toString(), data(send(each, 0).get()));
        }

        Map<Asked, CompletableFuture<HttpResponse<String>>> together = new LinkedHashMap<>();
        questions.forEach(each -> together.put(each, send(each, 1)));

        for (Asked each : questions) {
            assertThat(data(together.get(each).get())).as(each.toString()).isEqualTo(alone.get(each.toString()));
        }
        assertThat(alone.get(
                        new Asked("globex-admin", Fixture.MERIDIAN, "VOTING_POWER", "HHI", "2026-06-30").toString()))
                .isEqualTo("null");
        assertThat(alone.get(new Asked("globex-admin", Fixture.HARBOR, "FEES_EARNED", "HHI", "2026-03-31").toString()))
                .contains("UNAVAILABLE");
        assertThat(alone.get(new Asked("acme-viewer", Fixture.HARBOR, "FEES_EARNED", "TOTAL", "2026-05-15").toString()))
                .contains("2026-04-30");
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private CompletableFuture<HttpResponse<String>> send(Asked asked, int time) {
        return http.sendAsync(
                HttpRequest.newBuilder(graphql)
                        .header("Authorization", "Bearer " + token(asked.user()))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"" + asked.query(time) + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Object subject = JsonPath.from(answer.body()).get("data.subject");
        return String.valueOf(subject);
    }
}
