package io.chokepoint.api.mutation;

import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.request.CurrentRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Makes the request of a mutation from its arguments. */
public final class RequestText {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private RequestText() {}

    /**
     * The request that is served here.
     *
     * @param name the mutation
     * @param key what the client knows it by, or null
     * @param arguments everything else that the client has given
     */
    public static Mutations.Request of(String name, String key, Object... arguments) {
        RoutingContext request = CurrentRequest.get().orElseThrow();
        return new Mutations.Request(name, key, JSONB.toJson(arguments), HttpErrors.requestId(request));
    }
}
