package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Stands before GraphQL: a request goes on with exactly one tenant, or not at all. The scope is put on the request, where
 * {@link CurrentScope} finds it.
 */
@ApplicationScoped
class TenantFilter {
    /** Header that chooses among the organizations of a token, by alias or id. */
    static final String CHOICE_HEADER = "Chokepoint-Tenant";

    private static final Logger LOG = Logger.getLogger(TenantFilter.class);
    private static final int BEFORE_GRAPHQL = 2;

    private final TenantResolution resolution;

    TenantFilter(TenantResolution resolution) {
        this.resolution = resolution;
    }

    void register(@Observes Router router) {
        router.route("/graphql").order(BEFORE_GRAPHQL).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (!(request.user() instanceof QuarkusHttpUser user)
                || user.getSecurityIdentity().isAnonymous()) {
            HttpErrors.send(
                    request,
                    new ApiException(ErrorCode.UNAUTHENTICATED, "Send an access token of this API as a bearer token"));
            return;
        }
        // A body that arrives while PostgreSQL is asked would be lost.
        request.request().pause();
        SecurityIdentity identity = user.getSecurityIdentity();
        Optional<String> choice = Optional.ofNullable(request.request().getHeader(CHOICE_HEADER));
        request.vertx()
                .executeBlocking(() -> resolution.resolve(identity, choice), false)
                .onComplete(
                        scope -> {
                            request.put(TenantScope.class.getName(), scope);
                            request.request().resume();
                            request.next();
                        },
                        failure -> refuse(request, failure));
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        request.request().resume();
        if (failure instanceof ApiException refusal) {
            HttpErrors.send(request, refusal);
        } else {
            LOG.errorf(failure, "Tenant of request %s could not be resolved", HttpErrors.requestId(request));
            HttpErrors.send(request, new ApiException(ErrorCode.INTERNAL, "The tenant could not be looked up"));
        }
    }
}
