package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many operations be executed at a time. One too many is told to come again at once: a server that takes more than it
 * can answer answers nobody in time. What is answered from memory, or refused, needs no place; nor does a request that has not
 * arrived whole, so that nobody holds places by being slow. While all are taken, who asks is turned away before anything is
 * looked at: to say so must cost next to nothing.
 */
@ApplicationScoped
class Admission {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    Admission(OperationLimits limits, MeterRegistry metrics) {
        this.most = limits.maxRequests();
        metrics.gauge("chokepoint.operations.inside", inside);
    }

    /** Turns a request away, with the refusal that {@link #enter} has, when there is no place. */
    void turnAway(RoutingContext request) {
        if (inside.get() < most) {
            request.next();
            return;
        }
        request.response().putHeader("Retry-After", OperationHandler.COME_AGAIN_SECONDS);
        HttpErrors.send(request, full());
    }

    /**
     * Takes a place for a request, which it leaves at its end.
     *
     * @return leaves it earlier; again does nothing
     * @throws ApiException when there is none
     */
    Runnable enter(RoutingContext request) {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw full();
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                inside.decrementAndGet();
            }
        };
        request.addEndHandler(end -> leave.run());
        return leave;
    }

    private ApiException full() {
        return new ApiException(
                ErrorCode.UNAVAILABLE,
                "The server executes %d operations already; try again in a second".formatted(most));
    }
}
