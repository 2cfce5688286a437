package io.chokepoint.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.stack.SharedStack;
import io.chokepoint.local.stack.StackEnvironment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Demo DEMO = Demo.load();

    private final String issuer = SharedStack.get().withKeycloak().environment().url(StackEnvironment.KEYCLOAK_URL);
    private final TokenClient tokens = new TokenClient(URI.create(issuer));

    static Stream<String> users() {
        return DEMO.users().stream().map(Demo.User::name);
    }

    static Stream<String> membersOfOne() {
        return DEMO.users().stream()
                .filter(user -> user.organizations().size() == 1)
                .map(Demo.User::name);
    }

    static Stream<String> services() {
        return DEMO.services().stream().map(Demo.Service::name);
    }

    @ParameterizedTest
    @MethodSource("users")
    void everyUsersTokenIsForTheApiAndNamesUserAndClient(String name) {
        JsonNode claims = claims(name, null);

        assertThat(claims.path("iss").asText()).isEqualTo(issuer);
        assertThat(claims.path("aud").asText()).isEqualTo("chokepoint-api");
        assertThat(claims.path("azp").asText()).isEqualTo("chokepoint-cli");
        assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(claims.path("preferred_username").asText()).isEqualTo(name);
        assertThat(claims.path("email").asText()).contains("@");
    }

    @ParameterizedTest
    @CsvSource({
        "acme-viewer, viewer",
        "acme-analyst, analyst viewer",
        "acme-exporter, exporter viewer",
        "acme-admin, analyst tenant-admin viewer",
        "globex-admin, analyst tenant-admin viewer",
        "initech-admin, analyst tenant-admin viewer",
        "both, analyst viewer",
        "nobody, viewer"
    })
    void rolesIncludeThoseBelowAndNoOthers(String name, String roles) {
        assertThat(roles(claims(name, null))).containsExactlyInAnyOrder(roles.split(" "));
    }

    @ParameterizedTest
    @MethodSource("membersOfOne")
    void aMemberOfOneTenantNamesItUnasked(String name) {
        String alias = DEMO.user(name).orElseThrow().organizations().get(0);

        JsonNode organization = claims(name, null).path("organization");

        assertExactly(organization, alias);
    }

    @Test
    void aMemberOfTwoTenantsNamesNoneUnlessItChooses() {
        assertThat(claims("both", null).has("organization")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex"})
    void aMemberOfTwoTenantsNamesExactlyTheChosenOne(String alias) {
        assertExactly(claims("both", alias).path("organization"), alias);
    }

    @Test
    void aUserWithoutTenantNamesNone() {
        assertThat(claims("nobody", null).has("organization")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"acme-analyst, globex", "nobody, acme", "both, initech"})
    void aForeignTenantIsDropped(String name, String alias) {
        assertThat(claims(name, alias).has("organization")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceNamesItsTenantUnasked(String name) {
        Demo.Service service = DEMO.service(name).orElseThrow();

        JsonNode claims = decoded(tokens.token(service));

        assertThat(claims.path("aud").asText()).isEqualTo("chokepoint-api");
        assertThat(claims.path("azp").asText()).isEqualTo(name);
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(roles(claims)).containsExactlyInAnyOrder("exporter", "viewer");
        assertExactly(claims.path("organization"), service.organization());
    }

    @Test
    void browsersOfAnyOriginMayAskForTokens() throws IOException, InterruptedException {
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Origin", "http://127.0.0.1:5173")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<Void> answer = HttpClient.newHttpClient().send(preflight, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    }

    @Test
    void theWebClientDemandsAProofKey() throws IOException, InterruptedException {
        HttpRequest withoutProof = HttpRequest.newBuilder(URI.create(issuer
                        + "/protocol/openid-connect/auth?client_id=chokepoint-web&response_type=code"
                        + "&scope=openid%20organization&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2F"))
                .build();

        HttpResponse<Void> answer =
                HttpClient.newHttpClient().send(withoutProof, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith("http://127.0.0.1:8080/")
                .contains("error=invalid_request", "code_challenge_method");
    }

    private static void assertExactly(JsonNode organization, String alias) {
        Demo.Tenant tenant = DEMO.tenants().stream()
                .filter(candidate -> candidate.alias().equals(alias))
                .findFirst()
                .orElseThrow();
        assertThat(organization.fieldNames()).toIterable().containsExactly(alias);
        assertThat(organization.path(alias).path("id").asText())
                .isEqualTo(tenant.id().toString());
        assertThat(organization.path(alias).path("plan").path(0).asText()).isEqualTo(tenant.plan());
    }

    private JsonNode claims(String user, String organization) {
        return decoded(tokens.token(DEMO.user(user).orElseThrow(), Optional.ofNullable(organization)));
    }

    private static List<String> roles(JsonNode claims) {
        List<String> roles = new ArrayList<>();
        claims.path("realm_access").path("roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static JsonNode decoded(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new AssertionError("No JSON in token " + token, e);
        }
    }
}
