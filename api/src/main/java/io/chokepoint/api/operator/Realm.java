package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;

/** The realm of the tenants, as the provisioner may change it. */
@ApplicationScoped
class Realm {
    private static final Logger LOG = Logger.getLogger(Realm.class);
    private static final Pattern ISSUER = Pattern.compile("(.+)/realms/([^/]+)/?");

    private final OperatorConfig config;
    private final String issuer;
    private Keycloak keycloak;

    Realm(OperatorConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.config = config;
        this.issuer = issuer;
    }

    /**
     * What work in the realm gives.
     *
     * @throws ApiException when Keycloak does not answer, or does not let the provisioner do it
     */
    <T> T call(Function<RealmResource, T> work) {
        try {
            return work.apply(open().realm(match().group(2)));
        } catch (ProcessingException e) {
            LOG.error("Keycloak does not answer", e);
            throw new ApiException(ErrorCode.UNAVAILABLE, "Keycloak does not answer; send the same order again");
        } catch (WebApplicationException e) {
            Response answer = e.getResponse();
            LOG.errorf(e, "Keycloak refused the provisioner with status %d", answer.getStatus());
            throw new ApiException(
                    ErrorCode.UNAVAILABLE,
                    "Keycloak refused the provisioner with status %d; see its roles, then send the same order again"
                            .formatted(answer.getStatus()));
        }
    }

    private synchronized Keycloak open() {
        if (keycloak == null) {
            keycloak = KeycloakBuilder.builder()
                    .serverUrl(match().group(1))
                    .realm(match().group(2))
                    .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                    .clientId(config.client())
                    .clientSecret(
                            config.secret()
                                    .orElseThrow(
                                            () -> new ApiException(
                                                    ErrorCode.UNAVAILABLE,
                                                    "Users cannot be looked up or changed here: KEYCLOAK_PROVISIONER_SECRET is not set")))
                    .build();
        }
        return keycloak;
    }

    private Matcher match() {
        Matcher match = ISSUER.matcher(issuer);
        if (!match.matches()) {
            throw new IllegalStateException("KEYCLOAK_URL '%s' is not the address of a realm".formatted(issuer));
        }
        return match;
    }

    @PreDestroy
    synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
