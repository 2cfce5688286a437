package io.chokepoint.api.error;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.api.ErrorExtensionProvider;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.Json;
import jakarta.json.JsonValue;

/** The fields of {@code extensions} that every error of a resolver carries. */
public abstract class ErrorExtensions implements ErrorExtensionProvider {
    private final String key;

    private ErrorExtensions(String key) {
        this.key = key;
    }

    @Override
    public String getKey() {
        return key;
    }

    static ErrorCode codeOf(Throwable failure) {
        return failure instanceof ApiException known ? known.code() : ErrorCode.INTERNAL;
    }

    /** {@code code}: the kind of error. */
    public static final class Code extends ErrorExtensions {
        /** Found by the service loader. */
        public Code() {
            super("code");
        }

        @Override
        public JsonValue mapValueFrom(Throwable failure) {
            return Json.createValue(codeOf(failure).name());
        }
    }

    /** {@code retryable}: whether the same request can succeed later. */
    public static final class Retryable extends ErrorExtensions {
        /** Found by the service loader. */
        public Retryable() {
            super("retryable");
        }

        @Override
        public JsonValue mapValueFrom(Throwable failure) {
            return codeOf(failure).retryable() ? JsonValue.TRUE : JsonValue.FALSE;
        }
    }

    /** {@code requestId}: finds the request in the log. */
    public static final class RequestId extends ErrorExtensions {
        /** Found by the service loader. */
        public RequestId() {
            super("requestId");
        }

        @Override
        public JsonValue mapValueFrom(Throwable failure) {
            RoutingContext request =
                    Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
            return request == null ? JsonValue.NULL : Json.createValue(HttpErrors.requestId(request));
        }
    }
}
