package io.chokepoint.api.tenant;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.CurrentRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands the scope of the request to the resolvers at its root; those below get it from what the root returned. */
@ApplicationScoped
public class CurrentScope {
    /**
     * The scope of this request.
     *
     * @throws ApiException when the request has none: nothing is readable then
     */
    public TenantScope require() {
        return caller(CurrentRequest.get().orElse(null)).scope();
    }

    /**
     * Who sends a request.
     *
     * @throws ApiException when the request has not been admitted
     */
    public static Caller caller(RoutingContext request) {
        Caller caller = request == null ? null : request.get(Caller.class.getName());
        if (caller == null) {
            throw new ApiException(ErrorCode.FORBIDDEN, "The request has no tenant");
        }
        return caller;
    }
}
