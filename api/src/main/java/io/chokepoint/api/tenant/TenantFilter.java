package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Stands before GraphQL: a request goes on with exactly one tenant, or not at all. The caller is put on the request, where
 * {@link CurrentScope} finds it.
 */
@ApplicationScoped
public class TenantFilter {
    /** Header that chooses among the organizations of a token, by alias or id. */
    static final String CHOICE_HEADER = "Chokepoint-Tenant";

    /** A bearer token of three parts. What is none has no way through the verification, which trips over some of it. */
    private static final Pattern BEARER =
            Pattern.compile("(?i)bearer +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+ *");

    private static final Logger LOG = Logger.getLogger(TenantFilter.class);
    /** How long a token may take to be verified. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Place among the routes: after Quarkus has looked for a token, and before its own GraphQL, which answers at 0. */
    public static final int ORDER = -50;

    private final TenantResolution resolution;

    TenantFilter(TenantResolution resolution) {
        this.resolution = resolution;
    }

    void register(@Observes Router router) {
        router.route("/graphql").order(ORDER).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        if (!isBearer(authorization)) {
            HttpErrors.send(request, unauthenticated());
            return;
        }
        // A body that arrives while the token is verified and PostgreSQL is asked would be lost.
        request.request().pause();
        Optional<String> choice = Optional.ofNullable(request.request().getHeader(CHOICE_HEADER));
        // Tokens may be verified on another thread; the request goes on where it came in.
        Context context = request.vertx().getOrCreateContext();
        BiConsumer<RoutingContext, Throwable> answeredBelow = (refused, failure) -> {};
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, answeredBelow);
        Uni<SecurityIdentity> verified = request.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
        inTime(verified)
                .subscribe()
                .with(
                        identity -> context.executeBlocking(() -> resolve(identity, choice), false)
                                .onComplete(
                                        caller -> {
                                            request.put(Caller.class.getName(), caller);
                                            request.request().resume();
                                            request.next();
                                        },
                                        failure -> refuse(request, failure)),
                        failure -> context.runOnContext(ignored -> refuse(request, failure)));
    }

    /** A verification that ends: Keycloak is asked for keys that are not known, and may take what it is asked and be silent. */
    static Uni<SecurityIdentity> inTime(Uni<SecurityIdentity> verification) {
        return verification
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new OIDCException("Keycloak has not answered within " + PATIENCE));
    }

    static boolean isBearer(String authorization) {
        return authorization != null && BEARER.matcher(authorization).matches();
    }

    private Caller resolve(SecurityIdentity identity, Optional<String> choice) {
        if (identity == null || identity.isAnonymous()) {
            throw unauthenticated();
        }
        return resolution.resolve(identity, choice);
    }

    static ApiException unauthenticated() {
        return new ApiException(ErrorCode.UNAUTHENTICATED, "Send an access token of this API as a bearer token");
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        request.request().resume();
        HttpErrors.send(request, refusal(request, failure));
    }

    static ApiException refusal(RoutingContext request, Throwable failure) {
        if (failure instanceof ApiException refusal) {
            return refusal;
        }
        if (failure instanceof AuthenticationException) {
            return unauthenticated();
        }
        LOG.errorf(failure, "Request %s could not be admitted", HttpErrors.requestId(request));
        return failure instanceof OIDCException
                ? new ApiException(ErrorCode.UNAVAILABLE, "Tokens cannot be verified now; try again shortly")
                : new ApiException(ErrorCode.INTERNAL, "The tenant could not be looked up");
    }
}
