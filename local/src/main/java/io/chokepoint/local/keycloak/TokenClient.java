package io.chokepoint.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.demo.Demo;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gets access tokens for the demo's users and services. */
public final class TokenClient {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final URI endpoint;

    /** @param issuer of the realm, such as {@code http://127.0.0.1:8180/realms/chokepoint} */
    public TokenClient(URI issuer) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
    }

    /**
     * An access token of a user.
     *
     * @param organization alias of the tenant to act for; empty for the only one that the user belongs to
     * @throws PlatformException when Keycloak refuses, with its reason
     */
    public String token(Demo.User user, Optional<String> organization) {
        return request(Map.of(
                "grant_type",
                "password",
                "client_id",
                RealmClients.CLI,
                "username",
                user.name(),
                "password",
                user.password(),
                "scope",
                "openid " + scope(organization)));
    }

    /** An access token of a service, which names its tenant. */
    public String token(Demo.Service service) {
        return request(Map.of(
                "grant_type", "client_credentials", "client_id", service.name(), "client_secret", service.secret()));
    }

    private static String scope(Optional<String> organization) {
        return organization
                .map(alias -> ClientScopes.ORGANIZATION + ":" + alias)
                .orElse(ClientScopes.ORGANIZATION);
    }

    private String request(Map<String, String> form) {
        String body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new PlatformException("Keycloak gave no token for %s: %s"
                        .formatted(form.getOrDefault("username", form.get("client_id")), response.body()));
            }
            JsonNode answer = JSON.readTree(response.body());
            return answer.required("access_token").asText();
        } catch (IOException e) {
            throw new PlatformException(
                    "Keycloak does not answer at %s; is it running? See ./chokepoint status".formatted(endpoint), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while asking for a token", e);
        }
    }
}
