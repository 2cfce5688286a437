package io.chokepoint.api.watchlist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchlistIT extends ApiTest {
    private static final String ALL = "{watchlists(first: 20) {edges {node {id name subjects {key}}}}}";
    private static final String FIELDS = "{watchlist {id name subjects {key}} userErrors {field code message}}";
    private static final String CREATE =
            "mutation($input: WatchlistInput!) {createWatchlist(input: $input) " + FIELDS + "}";
    private static final String UPDATE =
            "mutation($id: ID!, $input: WatchlistInput!) {updateWatchlist(id: $id, input: $input) " + FIELDS + "}";
    private static final String DELETE = "mutation {deleteWatchlist(id: \"%s\") {deletedId userErrors {code}}}";

    @AfterEach
    void deleteAll() {
        for (String user : List.of("acme-analyst", "globex-admin")) {
            answer(user, ALL)
                    .getList("data.watchlists.edges.node.id", String.class)
                    .forEach(id -> answer(user, DELETE.formatted(id)));
        }
    }

    @Test
    void subjectsStayInTheOrderInWhichTheyWereGiven() {
        JsonPath made = create("acme-analyst", "mine", Fixture.MERIDIAN, Fixture.HARBOR);
        String id = made.getString("watchlist.id");
        assertThat(id).as(made.prettify()).isNotNull();

        JsonPath read =
                answer("acme-viewer", "{node(id: \"%s\") {... on Watchlist {name subjects {key}}}}".formatted(id));
        JsonPath changed = send(
                        "acme-analyst",
                        UPDATE,
                        Map.of("id", id, "input", Map.of("name", "yours", "subjects", List.of(Fixture.HARBOR))))
                .setRootPath("data.updateWatchlist");

        assertThat(read.getList("data.node.subjects.key", String.class))
                .containsExactly(Fixture.MERIDIAN, Fixture.HARBOR);
        assertThat(changed.getString("watchlist.name")).isEqualTo("yours");
        assertThat(changed.getList("watchlist.subjects.key", String.class)).containsExactly(Fixture.HARBOR);
        assertThat(answer("acme-analyst", DELETE.formatted(id)).getString("data.deleteWatchlist.deletedId"))
                .isEqualTo(id);
        assertThat(answer("acme-analyst", ALL).getList("data.watchlists.edges")).isEmpty();
    }

    @Test
    void aSubjectThatIsNotGrantedIsRefusedLikeOneThatDoesNotExist() {
        JsonPath foreign = create("globex-admin", "all", Fixture.HARBOR, Fixture.MERIDIAN, "nothing");

        assertThat(foreign.getList("userErrors.field", String.class))
                .containsExactly("input.subjects[1]", "input.subjects[2]");
        assertThat(foreign.getList("userErrors.code", String.class)).containsOnly("NOT_FOUND");
        assertThat(foreign.getString("watchlist")).isNull();
    }

    @Test
    void namesAreUniqueInATenantAndFreeInAnother() {
        create("acme-analyst", "same");

        assertThat(create("acme-analyst", "same").getList("userErrors.code", String.class))
                .containsExactly("TAKEN");
        assertThat(create("globex-admin", "same").getList("userErrors")).isEmpty();
        assertThat(create("acme-analyst", "twice", Fixture.HARBOR, Fixture.HARBOR)
                        .getString("userErrors[0].code"))
                .isEqualTo("TAKEN");
    }

    @Test
    void anotherTenantDoesNotSeeIt() {
        String id = create("acme-analyst", "mine", Fixture.HARBOR).getString("watchlist.id");

        assertThat(answer("globex-admin", "{node(id: \"%s\") {id}}".formatted(id))
                        .getString("data.node"))
                .isNull();
        assertThat(answer("globex-admin", ALL).getList("data.watchlists.edges")).isEmpty();
        assertThat(answer("globex-admin", DELETE.formatted(id)).getString("data.deleteWatchlist.userErrors[0].code"))
                .isEqualTo("NOT_FOUND");
    }

    private static JsonPath create(String user, String name, String... subjects) {
        return send(user, CREATE, Map.of("input", Map.of("name", name, "subjects", List.of(subjects))))
                .setRootPath("data.createWatchlist");
    }

    private static JsonPath send(String user, String query, Map<String, Object> variables) {
        return given().auth()
                .oauth2(token(user))
                .contentType(ContentType.JSON)
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
