package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies tokens that arrive within a session, by the same rules as those of requests. */
@ApplicationScoped
public class SessionTokens {
    private final HttpAuthenticator authenticator;
    private final TenantResolution resolution;

    SessionTokens(HttpAuthenticator authenticator, TenantResolution resolution) {
        this.authenticator = authenticator;
        this.resolution = resolution;
    }

    /**
     * Who has opened a session, and until when the token says so.
     *
     * @param caller tenant, user and client
     * @param until end of the token
     */
    public record Session(Caller caller, Instant until) {}

    /**
     * Verifies a token; fails as {@link TenantFilter} does.
     *
     * @param request the request that the session began with
     * @param authorization such as {@code Bearer …}
     * @param choice alias or id of the organization that is chosen, where the token names several
     */
    public Uni<Session> verify(RoutingContext request, String authorization, Optional<String> choice) {
        if (!TenantFilter.isBearer(authorization)) {
            return Uni.createFrom().failure(TenantFilter.unauthenticated());
        }
        request.request().headers().set("Authorization", authorization);
        return TenantFilter.inTime(authenticator.attemptAuthentication(request))
                .flatMap(identity -> Uni.createFrom()
                        .completionStage(request.vertx()
                                .<Session>executeBlocking(() -> session(identity, choice), false)
                                .toCompletionStage()))
                .onFailure()
                .transform(failure -> TenantFilter.refusal(request, failure));
    }

    /**
     * The caller as the tenant is now. Blocking.
     *
     * @throws ApiException when the tenant is not served any more
     */
    public Caller again(Caller caller) {
        return resolution.again(caller);
    }

    private Session session(SecurityIdentity identity, Optional<String> choice) {
        if (identity == null || identity.isAnonymous()) {
            throw TenantFilter.unauthenticated();
        }
        Caller caller = resolution.resolve(identity, choice);
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "The token has no end; send another");
        }
        return new Session(caller, Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
