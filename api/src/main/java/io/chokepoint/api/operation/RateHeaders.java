package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.ratelimit.Charge;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Says in headers what an operation costs and what is left: those of the IETF draft, {@code RateLimit} and its policy. */
final class RateHeaders {
    private static final long MILLIS = 1000;

    private RateHeaders() {}

    static void put(HttpServerResponse response, Charge charge) {
        long window = (charge.limit() + charge.perSecond() - 1) / charge.perSecond();
        response.putHeader("RateLimit-Policy", "\"points\";q=%d;w=%d".formatted(charge.limit(), window));
        response.putHeader(
                "RateLimit",
                "\"points\";r=%d;t=%d"
                        .formatted(charge.remaining(), seconds(charge.pause().toMillis())));
        if (!charge.taken()) {
            response.putHeader(
                    "Retry-After",
                    Long.toString(Math.max(1, seconds(charge.pause().toMillis()))));
        }
    }

    static ApiException refusal(Charge charge) {
        return new ApiException(
                ErrorCode.RATE_LIMITED,
                "The operation costs %d points and %d are left; try again in %d ms"
                        .formatted(
                                charge.cost(),
                                charge.remaining(),
                                charge.pause().toMillis()),
                Map.of(
                        "actual", charge.cost(),
                        "limit", charge.remaining(),
                        "retryAfterMs", charge.pause().toMillis()));
    }

    private static long seconds(long millis) {
        return (millis + MILLIS - 1) / MILLIS;
    }
}
