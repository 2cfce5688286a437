package io.chokepoint.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once Keycloak has answered. From then on its keys are known, and tokens are verified without it: that it is down later
 * is no reason to send nobody here.
 */
@Readiness
@ApplicationScoped
class KeycloakReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI discovery;
    private volatile boolean answered;

    KeycloakReadiness(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm) {
        this.discovery = URI.create(realm + "/.well-known/openid-configuration");
    }

    @Override
    public HealthCheckResponse call() {
        answered = answered || answers();
        return HealthCheckResponse.named("Keycloak").status(answered).build();
    }

    private boolean answers() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(discovery).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
