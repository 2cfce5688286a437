package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.quarkus.keycloak.pep.runtime.KeycloakPolicyEnforcerAuthorizer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks Keycloak whether a request to the operator's addresses may pass. A policy by name, so that only these addresses ask:
 * GraphQL decides by itself and is answered also while Keycloak is not there.
 */
@Singleton
class PolicyEnforcement extends KeycloakPolicyEnforcerAuthorizer {
    private static final Logger LOG = Logger.getLogger(PolicyEnforcement.class);

    private final Optional<String> secret;

    PolicyEnforcement(@ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> secret) {
        this.secret = secret;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (secret.isEmpty()) {
            return refuse(
                    request,
                    new ApiException(ErrorCode.UNAVAILABLE, "Nobody operates here: KEYCLOAK_CLIENT_SECRET is not set"));
        }
        return super.checkPermission(request, identity, context);
    }

    private static Uni<CheckResult> refuse(RoutingContext request, ApiException error) {
        LOG.warn(error.getMessage());
        HttpErrors.send(request, error);
        return CheckResult.deny();
    }
}
