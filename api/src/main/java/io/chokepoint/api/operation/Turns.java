package io.chokepoint.api.operation;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Gives each tenant so much work at a time. What a tenant asks for beyond it waits for what the same tenant has asked for
 * before, in order; so a tenant that spends all it has saved waits for itself, and the others find the server as they do
 * without it. Safe for use by several threads.
 */
@ApplicationScoped
class Turns {
    /** While it is not known how fast a tenant's work goes, this many times what is executed at a time may wait. */
    private static final long TIMES_UNKNOWN = 12;
    /** However slow it goes, this many times what is executed at a time may wait. */
    private static final long TIMES_LEAST = 5;
    /** What is known to be done within this time may wait. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final long most;
    private final LongSupplier nanos;
    private final Map<UUID, Tenant> tenants = new HashMap<>();

    @Inject
    Turns(OperationLimits limits) {
        this(limits.maxCostAtOnce(), System::nanoTime);
    }

    /**
     * Turns by a clock.
     *
     * @param most points of a tenant that are executed at a time
     * @param nanos nanoseconds since whenever
     */
    Turns(long most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** An operation that waits or is executed; no two are the same. */
    private static final class Operation {
        private final long cost;
        private final Runnable begin;

        Operation(long cost, Runnable begin) {
            // What is free counts as well: its tenant is known until nothing of it is executed.
            this.cost = Math.max(1, cost);
            this.begin = begin;
        }
    }

    /** Points that are executed and that wait, what waits, and how fast the work goes. */
    private static final class Tenant {
        private long running;
        private long waits;
        private final Queue<Operation> waiting = new ArrayDeque<>();
        private final WorkRate rate;

        Tenant(long begun) {
            this.rate = new WorkRate(begun);
        }
    }

    /**
     * Begins an operation when it is its turn. One that costs more than all that is given begins when nothing else of its
     * tenant is executed.
     *
     * @param atEnd keeps what ends the operation, whether it has begun or not, and does nothing when it is run again
     * @param now begins it on this thread, if it is its turn already
     * @param later begins it on the thread of an operation that has ended
     * @throws ApiException when so much waits that it would hardly be answered before its deadline
     */
    void take(UUID tenant, long cost, Consumer<Runnable> atEnd, Runnable now, Runnable later) {
        Operation operation = new Operation(cost, later);
        boolean first;
        synchronized (tenants) {
            Tenant asking = tenants.computeIfAbsent(tenant, absent -> new Tenant(nanos.getAsLong()));
            first = asking.waiting.isEmpty() && fits(asking, operation);
            if (first) {
                asking.running += operation.cost;
            } else if (!asking.waiting.isEmpty() && asking.waits + operation.cost > room(asking)) {
                throw new ApiException(
                        ErrorCode.UNAVAILABLE,
                        "%d points of your tenant wait already, and at most %d do; try again in a second"
                                .formatted(asking.waits, room(asking)));
            } else {
                asking.waits += operation.cost;
                asking.waiting.add(operation);
            }
        }
        AtomicBoolean ended = new AtomicBoolean();
        // Before it begins, since what begins may have ended by the time that it returns.
        atEnd.accept(() -> {
            if (ended.compareAndSet(false, true)) {
                end(tenant, operation);
            }
        });
        if (first) {
            now.run();
        }
    }

    /** Points that may wait. */
    private long room(Tenant tenant) {
        long done = tenant.rate.within(PATIENCE);
        return done == 0 ? most * TIMES_UNKNOWN : Math.max(most * TIMES_LEAST, done);
    }

    private boolean fits(Tenant tenant, Operation operation) {
        return tenant.running == 0 || tenant.running + operation.cost <= most;
    }

    private void end(UUID id, Operation operation) {
        Queue<Operation> next = new ArrayDeque<>();
        synchronized (tenants) {
            Tenant tenant = tenants.get(id);
            if (tenant.waiting.remove(operation)) {
                tenant.waits -= operation.cost;
            } else {
                tenant.running -= operation.cost;
                tenant.rate.done(operation.cost, nanos.getAsLong());
            }
            while (!tenant.waiting.isEmpty() && fits(tenant, tenant.waiting.peek())) {
                Operation begun = tenant.waiting.remove();
                tenant.waits -= begun.cost;
                tenant.running += begun.cost;
                next.add(begun);
            }
            if (tenant.running == 0 && tenant.waiting.isEmpty()) {
                tenants.remove(id);
            }
        }
        next.forEach(begun -> begun.begin.run());
    }
}
