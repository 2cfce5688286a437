package io.chokepoint.api.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpRulesIT extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void whatAForeignPageCouldSendIsRefused(String type) {
        given().auth()
                .oauth2(token("acme-viewer"))
                .contentType(type)
                .body("{\"query\": \"{viewer {user}}\"}")
                .post("/graphql")
                .then()
                .statusCode(415);
    }

    @Test
    void nothingIsAnsweredByGet() {
        given().auth()
                .oauth2(token("acme-viewer"))
                .queryParam("query", "{viewer {user}}")
                .get("/graphql")
                .then()
                .statusCode(405);
    }

    @Test
    void aDocumentThatIsTooDeepIsNotExecuted() {
        String deep = "{a".repeat(40) + "}".repeat(40);

        assertThat(answer("acme-viewer", deep).getString("errors")).isNotNull();
        assertThat(answer("acme-viewer", "{" + "viewer {user} ".repeat(3000) + "}")
                        .getString("errors"))
                .isNotNull();
    }

    @Test
    void everyDefinitionIsServed() {
        JsonPath answer = answer("acme-viewer", "{indexDefinitions {index name unit range direction formula}}");

        assertThat(answer.getList("data.indexDefinitions")).hasSize(18);
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }
}
