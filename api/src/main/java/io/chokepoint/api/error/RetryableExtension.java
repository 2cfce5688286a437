package io.chokepoint.api.error;

import io.smallrye.graphql.api.ErrorExtensionProvider;
import jakarta.json.JsonValue;

/** {@code extensions.retryable}: whether the same request can succeed later. */
public final class RetryableExtension implements ErrorExtensionProvider {

    @Override
    public String getKey() {
        return "retryable";
    }

    @Override
    public JsonValue mapValueFrom(Throwable failure) {
        boolean retryable =
                failure instanceof ApiException known && known.code().retryable();
        return retryable ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
