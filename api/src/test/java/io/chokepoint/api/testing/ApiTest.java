package io.chokepoint.api.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running API, as a client with a token sees it. */
@QuarkusTestResource(ApiStack.class)
public abstract class ApiTest {
    private static final Duration PROJECTION_LIMIT = Duration.ofSeconds(20);
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static boolean ready;

    @BeforeEach
    void tenantsAreThere() throws InterruptedException {
        if (ready) {
            return;
        }
        Tenants.seed();
        Instant limit = Instant.now().plus(PROJECTION_LIMIT);
        while (answer("globex-admin", "{subjects(first: 1) {totalCount}}").getInt("data.subjects.totalCount") == 0) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("Grants did not reach ClickHouse within " + PROJECTION_LIMIT);
            }
            Thread.sleep(200);
        }
        ready = true;
    }

    /** The answer to a query of a user of one organization. */
    protected static JsonPath answer(String user, String query) {
        return post(token(user), query).then().statusCode(200).extract().jsonPath();
    }

    /** The response to a query with a token. */
    protected static Response post(String token, String query) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("query", query))
                .post("/graphql");
    }

    /** A token of a user of one organization; asked for once. */
    protected static String token(String user) {
        return TOKENS.computeIfAbsent(user, Tenants::token);
    }
}
