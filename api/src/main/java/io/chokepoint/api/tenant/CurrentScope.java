package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands the scope of the request to the resolvers at its root; those below get it from what the root returned. */
@ApplicationScoped
public class CurrentScope {
    private final CurrentVertxRequest current;

    CurrentScope(CurrentVertxRequest current) {
        this.current = current;
    }

    /**
     * The scope of this request.
     *
     * @throws ApiException when the request has none: nothing is readable then
     */
    public TenantScope require() {
        RoutingContext request = current.getCurrent();
        TenantScope scope = request == null ? null : request.get(TenantScope.class.getName());
        if (scope == null) {
            throw new ApiException(ErrorCode.FORBIDDEN, "The request has no tenant");
        }
        return scope;
    }
}
