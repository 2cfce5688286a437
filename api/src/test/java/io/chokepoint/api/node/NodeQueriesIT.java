package io.chokepoint.api.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NodeQueriesIT extends ApiTest {
    private static final String NODES =
            "{nodes(ids: [\"%s\", \"bm90aGluZw\", \"%s\", \"%1$s\"]) {id ... on Subject {key}}}";

    @Test
    void anObjectIsFoundByItsIdAlone() {
        JsonPath answer =
                answer("acme-viewer", "{node(id: \"%s\") {id ... on Subject {key}}}".formatted(id(Fixture.HARBOR)));

        assertThat(answer.getString("data.node.key")).isEqualTo(Fixture.HARBOR);
        assertThat(answer.getString("data.node.id")).isEqualTo(id(Fixture.HARBOR));
    }

    @Test
    void objectsComeInTheOrderOfTheirIds() {
        JsonPath answer = answer("acme-viewer", NODES.formatted(id(Fixture.MERIDIAN), id(Fixture.HARBOR)));

        assertThat(keys(answer)).containsExactly(Fixture.MERIDIAN, null, Fixture.HARBOR, Fixture.MERIDIAN);
    }

    @Test
    void aForeignIdAnswersLikeOneOfNothing() {
        JsonPath answer = answer("globex-admin", NODES.formatted(id(Fixture.MERIDIAN), id(Fixture.HARBOR)));

        assertThat(keys(answer)).containsExactly(null, null, Fixture.HARBOR, null);
    }

    private static List<String> keys(JsonPath answer) {
        return answer.<Map<String, String>>getList("data.nodes").stream()
                .map(node -> node == null ? null : node.get("key"))
                .collect(Collectors.toList());
    }

    private static String id(String key) {
        return answer("acme-viewer", "{subject(key: \"%s\") {id}}".formatted(key))
                .getString("data.subject.id");
    }
}
