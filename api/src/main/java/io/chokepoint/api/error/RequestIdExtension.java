package io.chokepoint.api.error;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.api.ErrorExtensionProvider;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.Json;
import jakarta.json.JsonValue;

/** {@code extensions.requestId}: finds the request in the log. */
public final class RequestIdExtension implements ErrorExtensionProvider {

    @Override
    public String getKey() {
        return "requestId";
    }

    @Override
    public JsonValue mapValueFrom(Throwable failure) {
        RoutingContext request =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request == null ? JsonValue.NULL : Json.createValue(HttpErrors.requestId(request));
    }
}
