package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds the tenant of a verified token, or says why there is none. Fails closed: whatever is unclear is refused. */
@ApplicationScoped
class TenantResolution {
    private final TenantDirectory directory;
    private final TokenConfig config;

    TenantResolution(TenantDirectory directory, TokenConfig config) {
        this.directory = directory;
        this.config = config;
    }

    /**
     * The caller of a request. Asks PostgreSQL: not for event loops.
     *
     * @param identity identity with a verified token
     * @param choice alias or id of the organization that the request chooses, where the token names several
     * @throws ApiException saying why the request has no tenant
     */
    Caller resolve(SecurityIdentity identity, Optional<String> choice) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "Send an access token of this API as a bearer token");
        }
        String client = token.getClaim("azp");
        if (client == null || !config.clients().contains(client)) {
            throw new ApiException(ErrorCode.FORBIDDEN, "Tokens of client '" + client + "' are not taken here");
        }
        UUID tenantId = chosenTenant(OrganizationClaim.of(token.getClaim(OrganizationClaim.NAME)), choice);
        TenantScope scope = directory
                .scopeOf(tenantId, token.getSubject(), token.getName(), identity.getRoles())
                .orElseThrow(TenantResolution::unknown);
        return new Caller(served(scope), client);
    }

    /**
     * A caller as the tenant is now, for a session that lasts. Asks PostgreSQL: not for event loops.
     *
     * @throws ApiException when the tenant is not served any more
     */
    Caller again(Caller caller) {
        TenantScope before = caller.scope();
        return directory
                .scopeOf(before.tenantId(), before.userId(), before.userName(), before.roles())
                .map(scope -> new Caller(served(scope), caller.client()))
                .orElseThrow(TenantResolution::unknown);
    }

    private static TenantScope served(TenantScope scope) {
        if (scope.status() != TenantStatus.ACTIVE) {
            throw new ApiException(
                    ErrorCode.TENANT_SUSPENDED, "Access of '" + scope.alias() + "' is suspended; ask its admin");
        }
        return scope;
    }

    private static ApiException unknown() {
        return new ApiException(ErrorCode.FORBIDDEN, "Your organization is not a tenant here; ask its admin");
    }

    private static UUID chosenTenant(OrganizationClaim claim, Optional<String> choice) {
        if (claim.idsByAlias().isEmpty()) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "The token names no organization; request it with scope 'organization', or, as a member of several,"
                            + " 'organization:<alias>'");
        }
        if (choice.isPresent()) {
            return claim.chosen(choice.get())
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.FORBIDDEN, "The token does not name organization '" + choice.get() + "'"));
        }
        if (claim.idsByAlias().size() > 1) {
            throw new ApiException(
                    ErrorCode.TENANT_AMBIGUOUS,
                    "The token names several organizations; choose one with scope 'organization:<alias>' or header "
                            + TenantFilter.CHOICE_HEADER);
        }
        return claim.idsByAlias().values().iterator().next();
    }
}
