package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.RequestWork;
import io.chokepoint.api.tenant.Grant;
import io.chokepoint.api.tenant.TenantScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Reads for requests of one scope together while the database is busy. A scope has a lane that carries so many statements at
 * a time: a request that finds room is read for at once, and those that come meanwhile are read for in one statement as soon
 * as there is room again. The planning of a statement costs more than the rows of a small one, so the busier the lane, the
 * less a request costs. Lanes go by tenant and grants: no two tenants meet in one, and a tenant that asks much waits for
 * itself.
 *
 * @param <K> what is asked for
 * @param <V> what is read
 */
public final class SharedReads<K, V> {
    /** A lane rests for this part of the time that its last statement took, when others wait. */
    private static final int GATHERING = 2;

    private final BiFunction<TenantScope, List<K>, Map<K, V>> read;
    private final ReaderPool pool;
    private final ClickHouseConfig config;
    private final Map<Lane, State<K, V>> lanes = new HashMap<>();

    private SharedReads(BiFunction<TenantScope, List<K>, Map<K, V>> read, ReaderPool pool, ClickHouseConfig config) {
        this.read = read;
        this.pool = pool;
        this.config = config;
    }

    /** Makes shared reads. */
    @ApplicationScoped
    public static class Lanes {
        private final ReaderPool pool;
        private final ClickHouseConfig config;

        Lanes(ReaderPool pool, ClickHouseConfig config) {
            this.pool = pool;
            this.config = config;
        }

        /** @param read reads for a scope; what it throws, all that wait for it get */
        public <K, V> SharedReads<K, V> of(BiFunction<TenantScope, List<K>, Map<K, V>> read) {
            return new SharedReads<>(read, pool, config);
        }
    }

    /** Who sees the same. */
    private record Lane(UUID tenantId, List<Grant> grants) {}

    /** Statements of a lane that run, and requests that wait. */
    private static final class State<K, V> {
        private int running;
        private int waitingKeys;
        private final Deque<Waiting<K, V>> waiting = new ArrayDeque<>();
    }

    /** A request that is read for. */
    private record Waiting<K, V>(
            TenantScope scope, List<K> keys, Optional<RequestWork> work, CompletableFuture<Map<K, V>> values) {

        /** Whether nobody waits for it any more. */
        boolean given() {
            return work.filter(RequestWork::ended).isPresent();
        }

        void complete(Map<K, V> all, Throwable failure) {
            // Each request goes on where it came in.
            Executor executor = work.map(RequestWork::executor).orElse(Runnable::run);
            executor.execute(() -> {
                if (failure == null) {
                    values.complete(all);
                } else {
                    values.completeExceptionally(failure);
                }
            });
        }
    }

    /** The values of keys of one scope; {@link ErrorCode#RATE_LIMITED} at once when too much waits. */
    public Uni<Map<K, V>> read(TenantScope scope, List<K> keys) {
        Waiting<K, V> request =
                new Waiting<>(scope, List.copyOf(keys), RequestWork.current(), new CompletableFuture<>());
        Lane lane = new Lane(scope.tenantId(), scope.grants());
        List<Waiting<K, V>> now = List.of();
        synchronized (lanes) {
            State<K, V> state = lanes.computeIfAbsent(lane, absent -> new State<>());
            if (state.running < config.sharedStatements()) {
                state.running++;
                now = List.of(request);
            } else if (state.waitingKeys + keys.size() > config.sharedWaiting()) {
                throw new ApiException(ErrorCode.RATE_LIMITED, "The server is busy; try again shortly");
            } else {
                state.waiting.add(request);
                state.waitingKeys += keys.size();
            }
        }
        if (!now.isEmpty()) {
            run(lane, now);
        }
        return Uni.createFrom().completionStage(request.values());
    }

    private void run(Lane lane, List<Waiting<K, V>> requests) {
        long begun = System.nanoTime();
        Set<K> keys = new LinkedHashSet<>();
        requests.forEach(request -> keys.addAll(request.keys()));
        List<RequestWork> works =
                requests.stream().flatMap(request -> request.work().stream()).toList();
        TenantScope scope = requests.get(0).scope();
        pool.readTogether(works, () -> read.apply(scope, List.copyOf(keys)))
                .subscribe()
                .with(
                        values -> done(lane, begun, requests, values, null),
                        failure -> done(lane, begun, requests, null, failure));
    }

    private void done(Lane lane, long begun, Collection<Waiting<K, V>> requests, Map<K, V> values, Throwable failure) {
        requests.forEach(request -> request.complete(values, failure));
        if (waits(lane)) {
            // Those that are answered now ask again soon: what they ask goes into the same statement.
            Duration gathering = Duration.ofNanos((System.nanoTime() - begun) / GATHERING);
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(gathering)
                    .subscribe()
                    .with(gathered -> goOn(lane));
        } else {
            goOn(lane);
        }
    }

    private void goOn(Lane lane) {
        List<Waiting<K, V>> next = next(lane);
        if (!next.isEmpty()) {
            run(lane, next);
        }
    }

    private boolean waits(Lane lane) {
        synchronized (lanes) {
            return !lanes.get(lane).waiting.isEmpty();
        }
    }

    /** What is read for next; the place of the statement that has ended passes on to it. */
    private List<Waiting<K, V>> next(Lane lane) {
        List<Waiting<K, V>> next = new ArrayList<>();
        List<Waiting<K, V>> given = new ArrayList<>();
        synchronized (lanes) {
            State<K, V> state = lanes.get(lane);
            int keys = 0;
            while (!state.waiting.isEmpty()
                    && (next.isEmpty() || keys + state.waiting.peek().keys().size() <= config.sharedKeys())) {
                Waiting<K, V> request = state.waiting.remove();
                state.waitingKeys -= request.keys().size();
                if (request.given()) {
                    given.add(request);
                } else {
                    next.add(request);
                    keys += request.keys().size();
                }
            }
            if (next.isEmpty()) {
                state.running--;
                if (state.running == 0) {
                    lanes.remove(lane);
                }
            }
        }
        given.forEach(
                request -> request.complete(null, request.work().orElseThrow().timeout()));
        return next;
    }
}
