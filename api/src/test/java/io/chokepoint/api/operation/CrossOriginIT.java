package io.chokepoint.api.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API under test lets in pages of https://app.example. */
@QuarkusTest
class CrossOriginIT extends ApiTest {
    private static final String ALLOW = "Access-Control-Allow-Origin";

    @Test
    void aPageThatIsLetInMayAskAndReadWhatItNeeds() {
        Response preflight = preflight("https://app.example");
        Response answer = ask("https://app.example");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.header(ALLOW)).isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase())
                .contains("authorization", "content-type", "chokepoint-tenant");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header(ALLOW)).isEqualTo("https://app.example");
        assertThat(answer.header("Access-Control-Expose-Headers").toLowerCase()).contains("ratelimit", "retry-after");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void aPageThatIsLetInReadsWhyItIsRefused() {
        Response refused = given().header("Origin", "https://app.example")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/graphql");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header(ALLOW)).isEqualTo("https://app.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://app.example.evil.example",
                "https://evil.app.example",
                "http://app.example",
                "https://app.example:8443",
            })
    void anyOtherPageGetsNoLeave(String origin) {
        assertThat(preflight(origin).header(ALLOW)).isNull();
        assertThat(ask(origin).header(ALLOW)).isNull();
    }

    private static Response preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/graphql");
    }

    private static Response ask(String origin) {
        return given().auth()
                .oauth2(token("acme-viewer"))
                .header("Origin", origin)
                .contentType(ContentType.JSON)
                .body(Map.of("query", "{viewer {user}}"))
                .post("/graphql");
    }
}
