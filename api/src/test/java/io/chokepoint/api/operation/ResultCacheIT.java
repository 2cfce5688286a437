package io.chokepoint.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultCacheIT extends ApiTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String QUERY =
            """
            {subject(key: "%s") {name category
              index(index: EFFECTIVE_NUMBER, resource: FEES_EARNED, at: "2026-05-31") {value run {id}}}}
            """
                    .formatted(Fixture.HARBOR);

    @Test
    void anAnswerIsKeptUntilSomethingIsPublished() throws InterruptedException {
        ClickHouseAccess loader = ClickHouseAccess.fromEnvironment(
                ApiStack.servers().environment().loader());
        JsonPath executed = answer("acme-analyst", QUERY);
        JsonPath kept = await("acme-analyst", answer -> cost(answer) == 1);
        assertThat(kept.getString("data.subject")).isEqualTo(executed.getString("data.subject"));

        String run = Fixture.publishHarbor(loader, new long[] {1, 1, 1, 1}).toString();
        try {
            JsonPath published =
                    await("acme-analyst", answer -> run.equals(answer.getString("data.subject.index.run.id")));
            assertThat(published.getDouble("data.subject.index.value")).isEqualTo(4);
        } finally {
            String restored =
                    Fixture.publishHarbor(loader, new long[] {8, 1, 1}).toString();
            await("acme-analyst", answer -> restored.equals(answer.getString("data.subject.index.run.id")));
        }
    }

    @Test
    void anAnswerOfOneTenantIsNotTheOtherTenants() throws InterruptedException {
        await("acme-analyst", answer -> cost(answer) == 1);
        JsonPath other = answer("globex-admin", "{subject(key: \"" + Fixture.MERIDIAN + "\") {name}}");
        await("acme-analyst", "{subject(key: \"" + Fixture.MERIDIAN + "\") {name}}", answer -> cost(answer) == 1);

        assertThat(other.getString("data.subject")).isNull();
        assertThat(answer("globex-admin", "{subject(key: \"" + Fixture.MERIDIAN + "\") {name}}")
                        .getString("data.subject"))
                .isNull();
    }

    private static int cost(JsonPath answer) {
        return answer.getInt("extensions.cost.actualQueryCost");
    }

    private static JsonPath await(String user, Predicate<JsonPath> wanted) throws InterruptedException {
        return await(user, QUERY, wanted);
    }

    private static JsonPath await(String user, String query, Predicate<JsonPath> wanted) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        JsonPath answer = answer(user, query);
        while (!wanted.test(answer)) {
            assertThat(Instant.now()).as(answer.prettify()).isBefore(limit);
            Thread.sleep(50);
            answer = answer(user, query);
        }
        return answer;
    }
}
