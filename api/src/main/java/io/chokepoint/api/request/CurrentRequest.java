package io.chokepoint.api.request;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The request that is served here. Kept on the request's own Vert.x context, on which all resolvers run: unlike CDI's request
 * context, it is there also after a read on another thread.
 */
public final class CurrentRequest {
    private static final String KEY = CurrentRequest.class.getName();

    private CurrentRequest() {}

    /** Makes a request the one that is served on this context. */
    static void set(Context context, RoutingContext request) {
        context.putLocal(KEY, request);
    }

    /** The request, if this is one. */
    public static Optional<RoutingContext> get() {
        Context context = Vertx.currentContext();
        return context == null ? Optional.empty() : Optional.ofNullable(context.getLocal(KEY));
    }
}
