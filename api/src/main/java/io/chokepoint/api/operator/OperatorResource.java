package io.chokepoint.api.operator;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.operator.Onboarding.Operator;
import io.chokepoint.api.operator.Outcome.Change;
import io.chokepoint.api.tenant.TenantStatus;
import io.chokepoint.api.tenant.TokenConfig;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What operators of the platform do with tenants. Keycloak decides who may: its policies allow {@code manage} and
 * {@code read} on resource {@code tenants} by the roles platform-operator and platform-auditor. Orders are whole and can be
 * sent again.
 */
@Path("/operator/tenants")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OperatorResource {
    private static final int MOST = 100;
    private static final int LONGEST_REASON = 500;

    private final Onboarding onboarding;
    private final SecurityIdentity identity;
    private final TokenConfig tokens;
    private final RoutingContext request;

    OperatorResource(Onboarding onboarding, SecurityIdentity identity, TokenConfig tokens, RoutingContext request) {
        this.onboarding = onboarding;
        this.identity = identity;
        this.tokens = tokens;
        this.request = request;
    }

    /**
     * A change of status.
     *
     * @param status whether the tenant shall be served
     * @param reason why, for the tenant's audit log
     */
    record StatusOrder(TenantStatus status, String reason) {}

    /**
     * A page of tenants.
     *
     * @param tenants in the order of their aliases
     * @param next alias to ask for the next page with, null on the last one
     */
    record TenantPage(List<TenantView> tenants, String next) {}

    /** Tenants in the order of their aliases. */
    @GET
    public TenantPage list(
            @QueryParam("after") @DefaultValue("") String after, @QueryParam("first") @DefaultValue("100") int first) {
        operator();
        if (first < 1 || first > MOST) {
            throw refused("first %d: 1 to %d pass".formatted(first, MOST));
        }
        List<TenantView> found = onboarding.list(after, first + 1);
        boolean more = found.size() > first;
        List<TenantView> page = more ? found.subList(0, first) : found;
        return new TenantPage(page, more ? page.get(first - 1).alias() : null);
    }

    /** One tenant. */
    @GET
    @Path("/{alias}")
    public TenantView find(String alias) {
        operator();
        return onboarding.find(alias);
    }

    /** Makes a tenant what the order says. Answers 201 for a new one. */
    @PUT
    @Path("/{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(String alias, String body) {
        Outcome outcome = onboarding.put(operator(), alias, OrderReader.read(body, TenantOrder.class));
        int status = outcome.row() == Change.CREATED
                ? Response.Status.CREATED.getStatusCode()
                : Response.Status.OK.getStatusCode();
        return Response.status(status).entity(outcome).build();
    }

    /** Suspends a tenant, or serves it again. */
    @PUT
    @Path("/{alias}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    public TenantView putStatus(String alias, String body) {
        StatusOrder order = OrderReader.read(body, StatusOrder.class);
        String reason = Objects.requireNonNullElse(order.reason(), "");
        if (order.status() == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refused(
                    "Send status ACTIVE or SUSPENDED, and a reason of 1 to %d characters".formatted(LONGEST_REASON));
        }
        return onboarding.putStatus(operator(), alias, order.status(), reason);
    }

    /** Ends the membership of a user. */
    @DELETE
    @Path("/{alias}/users/{username}")
    public Map<String, Change> removeUser(String alias, String username) {
        return Map.of(username, onboarding.removeUser(operator(), alias, username));
    }

    private Operator operator() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "Send an access token of this API as a bearer token");
        }
        String client = token.getClaim("azp");
        if (client == null || !tokens.clients().contains(client)) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Tokens of client '" + client + "' are not taken here");
        }
        return new Operator(token.getSubject(), token.getName(), HttpErrors.requestId(request));
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCode.BAD_USER_INPUT, message);
    }
}
