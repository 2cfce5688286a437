package io.chokepoint.api.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Fixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrustedDocumentsIT extends ApiTest {
    private static final String DOCUMENT =
            "query Names($first: Int!) {subjects(first: $first) {edges {node {key name}}}}";
    private static final String SHA256 = Documents.sha256(DOCUMENT);
    private static final String PUBLISH =
            "mutation($manifest: String!) {publishTrustedDocuments(manifest: $manifest) {trustedDocuments {documents {name sha256}} userErrors {field message}}}";
    private static final String SENT = DOCUMENT.replace("key name", "name");
    private static final String SENT_SHA256 = Documents.sha256(SENT);
    private static final Map<String, Integer> FIRST = Map.of("first", 1);

    @AfterEach
    void trustNothing() {
        answer("acme-admin", "mutation {setDocumentPolicy(policy: OPEN) {userErrors {code}}}");
        answer("acme-admin", "mutation {removeTrustedDocuments(names: [\"Names\"]) {userErrors {code}}}");
    }

    @Test
    void aClientMaySendTheSha256OfADocumentThatItHasSentBefore() {
        Map<String, Object> persisted = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", SENT_SHA256));

        Response unknown = send("globex-admin", Map.of("extensions", persisted, "variables", FIRST));
        Response first = send("globex-admin", Map.of("query", SENT, "extensions", persisted, "variables", FIRST));
        Response again = send("globex-admin", Map.of("documentId", "sha256:" + SENT_SHA256, "variables", FIRST));
        Response other = send("globex-admin", Map.of("query", SENT + " ", "extensions", persisted, "variables", FIRST));
        Response foreign = send("acme-viewer", Map.of("extensions", persisted, "variables", FIRST));

        assertThat(code(unknown)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(first.jsonPath().getList("data.subjects.edges")).hasSize(1);
        assertThat(again.jsonPath().getList("data.subjects.edges")).hasSize(1);
        assertThat(code(other)).isEqualTo("BAD_USER_INPUT");
        assertThat(code(foreign)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void aTenantThatEnforcesItAnswersItsPublishedDocumentsOnly() {
        assertThat(publish(DOCUMENT).getList("userErrors")).isEmpty();
        answer("acme-admin", "mutation {setDocumentPolicy(policy: ENFORCE) {trustedDocuments {policy}}}");

        Response trusted = send("acme-viewer", Map.of("documentId", "sha256:" + SHA256, "variables", FIRST));
        Response other = send("acme-viewer", Map.of("query", "{viewer {user}}"));

        assertThat(trusted.jsonPath().getList("data.subjects.edges")).hasSize(1);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(code(other)).isEqualTo("OPERATION_NOT_ALLOWLISTED");
        assertThat(answer("globex-admin", "{viewer {user}}").getString("data.viewer.user"))
                .isEqualTo("globex-admin");
    }

    @Test
    void aTenantThatLogsItAnswersOtherDocumentsAndOneLineSaysWhichTheyWere() {
        publish(DOCUMENT);
        answer("acme-admin", "mutation {setDocumentPolicy(policy: LOG) {trustedDocuments {policy}}}");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler taken = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage().formatted(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.chokepoint.api.operation.DocumentGate");
        log.addHandler(taken);
        try {
            Response trusted = send("acme-viewer", Map.of("documentId", "sha256:" + SHA256, "variables", FIRST));
            Response other = send("acme-viewer", Map.of("query", "query Unheard {viewer {user}}"));

            assertThat(trusted.statusCode()).isEqualTo(200);
            assertThat(other.jsonPath().getString("data.viewer.user")).isEqualTo("acme-viewer");
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains(Documents.sha256("query Unheard {viewer {user}}"), "operation Unheard", "request ");
        } finally {
            log.removeHandler(taken);
        }
    }

    @Test
    void aDocumentThatWouldBeRefusedIsNotPublished() {
        assertThat(publish("query Wrong {nothing}").getString("userErrors[0].message"))
                .contains("nothing");
        assertThat(publish("{viewer {user}}").getString("userErrors[0].message"))
                .contains("name");
    }

    @Test
    void aPublishedDocumentIsAnsweredByItsName() {
        publish(DOCUMENT);
        String variables = "{\"first\": 2}";

        Response json = given().auth()
                .oauth2(token("acme-viewer"))
                .queryParam("variables", variables)
                .get("/q/Names");
        Response csv = given().auth()
                .oauth2(token("acme-viewer"))
                .queryParam("variables", variables)
                .queryParam("format", "csv")
                .get("/graphql/q/Names");

        assertThat(json.statusCode()).as(json.asString()).isEqualTo(200);
        assertThat(json.jsonPath().getList("data.subjects.edges"))
                .as(json.asString())
                .hasSize(2);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().split("\r\n")).hasSize(3).startsWith("key,name");
        assertThat(given().auth().oauth2(token("globex-admin")).get("/q/Names").statusCode())
                .isEqualTo(404);
        assertThat(given().get("/q/Names").statusCode()).isEqualTo(401);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPublishedOnceMoreTakesThePlaceOfWhatWas() {
        publish(DOCUMENT);
        JsonPath documents = publish(DOCUMENT.replace("key name", "key"));

        assertThat(documents.getList("trustedDocuments.documents.name", String.class))
                .containsExactly("Names");
        assertThat(documents.getString("trustedDocuments.documents[0].sha256")).isNotEqualTo(SHA256);
    }

    @Test
    void anAnswerIsKnownByItsETagToItsOwnTenant() {
        String query = "{subject(key: \"" + Fixture.HARBOR + "\") {name}}";
        String etag = get("acme-viewer", query, null).header("ETag");

        assertThat(get("acme-viewer", query, etag).statusCode()).isEqualTo(304);
        assertThat(get("globex-admin", query, etag).statusCode()).isEqualTo(200);
    }

    private static Response get(String user, String query, String etag) {
        var request = given().auth().oauth2(token(user)).queryParam("query", query);
        return (etag == null ? request : request.header("If-None-Match", etag)).get("/graphql");
    }

    private static JsonPath publish(String document) {
        String manifest =
                new JsonObject().put(Documents.sha256(document), document).encode();
        return send("acme-admin", Map.of("query", PUBLISH, "variables", Map.of("manifest", manifest)))
                .jsonPath()
                .setRootPath("data.publishTrustedDocuments");
    }

    private static String code(Response response) {
        return response.jsonPath().getString("errors[0].extensions.code");
    }

    private static Response send(String user, Map<String, Object> body) {
        return given().auth()
                .oauth2(token(user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/graphql");
    }
}
