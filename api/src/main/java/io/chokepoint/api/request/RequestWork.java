package io.chokepoint.api.request;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The queries that run for one request. They end with it: at its deadline, or when its client goes away, whichever is
 * first. Safe for use by several threads.
 */
public final class RequestWork {
    private static final Logger LOG = Logger.getLogger(RequestWork.class);
    private static final String KEY = RequestWork.class.getName();
    // A reader thread serves one request at a time, so what it runs is known without a parameter through every reader.
    private static final ThreadLocal<RequestWork> SERVED = new ThreadLocal<>();

    private final Duration limit;
    private final Context context;
    private final Set<Statement> running = new HashSet<>();
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();
    private final Set<Runnable> endings = new HashSet<>();
    private boolean ended;

    private RequestWork(Duration limit, Context context) {
        this.limit = limit;
        this.context = context;
    }

    /** Begins the work of a request, on its event loop; it ends by itself. */
    public static RequestWork begin(RoutingContext request, Duration limit) {
        Vertx vertx = request.vertx();
        RequestWork work = new RequestWork(limit, vertx.getOrCreateContext());
        request.put(KEY, work);
        CurrentRequest.set(work.context, request);
        long deadline = vertx.setTimer(limit.toMillis(), fired -> work.endBeside(vertx));
        request.addEndHandler(end -> {
            vertx.cancelTimer(deadline);
            work.endBeside(vertx);
        });
        return work;
    }

    /**
     * Begins work that is one part of a request which goes on after it, on the context of the caller; one part at a time.
     * Whoever begins it ends it; its deadline does it otherwise.
     */
    public static RequestWork beginPart(RoutingContext request, Duration limit) {
        Vertx vertx = request.vertx();
        RequestWork work = new RequestWork(limit, vertx.getOrCreateContext());
        request.put(KEY, work);
        CurrentRequest.set(work.context, request);
        vertx.setTimer(limit.toMillis(), fired -> work.endBeside(vertx));
        return work;
    }

    /** The work of the request that is served here, if this is a request. */
    public static Optional<RequestWork> current() {
        RequestWork served = SERVED.get();
        if (served != null) {
            return Optional.of(served);
        }
        return CurrentRequest.get().map(request -> request.get(KEY));
    }

    /**
     * Work for several requests.
     *
     * @param work the work; it ends when all of the requests have ended
     * @param requests for whom
     * @param ending what each of them is told to do at its end
     */
    public record Shared(RequestWork work, List<RequestWork> requests, Runnable ending) implements AutoCloseable {
        /** Lets the requests forget it. */
        @Override
        public void close() {
            requests.forEach(request -> request.forget(ending));
        }
    }

    /** Begins work for several requests; it is closed when it is done. */
    public static Shared share(List<RequestWork> requests) {
        RequestWork first = requests.get(0);
        RequestWork work = new RequestWork(first.limit, first.context);
        AtomicInteger left = new AtomicInteger(requests.size());
        Runnable ending = () -> {
            if (left.decrementAndGet() == 0) {
                work.end();
            }
        };
        requests.forEach(request -> request.atEnd(ending));
        return new Shared(work, requests, ending);
    }

    private void atEnd(Runnable ending) {
        synchronized (this) {
            if (!ended) {
                endings.add(ending);
                return;
            }
        }
        ending.run();
    }

    private synchronized void forget(Runnable ending) {
        endings.remove(ending);
    }

    /** What the request keeps under a key, made when it is first asked for. For the request's own event loop. */
    @SuppressWarnings("unchecked")
    public <T> T kept(Class<T> key, Supplier<T> made) {
        return (T) kept.computeIfAbsent(key, absent -> made.get());
    }

    /** Runs tasks where the request was received, one after another. */
    public Executor executor() {
        return task -> context.runOnContext(ignored -> task.run());
    }

    /** The result of a read on this thread, as part of this work. */
    public <T> T call(Supplier<T> read) {
        SERVED.set(this);
        try {
            return read.get();
        } finally {
            SERVED.remove();
        }
    }

    /**
     * Makes a statement end with the request.
     *
     * @throws ApiException when the request has ended already
     */
    public synchronized void started(Statement statement) {
        if (ended) {
            throw timeout();
        }
        running.add(statement);
    }

    /** Forgets a statement that has finished. */
    public synchronized void finished(Statement statement) {
        running.remove(statement);
    }

    /** Whether the request is over, so that nobody waits for its results. */
    public synchronized boolean ended() {
        return ended;
    }

    /** What is said of a read that the end of the request has cut off. */
    public ApiException timeout() {
        return new ApiException(
                ErrorCode.TIMEOUT, "The answer took longer than %d ms; ask for less".formatted(limit.toMillis()));
    }

    /** Ends the work now: statements are stopped at the server. Blocking. */
    public void end() {
        Set<Statement> stopped;
        Set<Runnable> told;
        synchronized (this) {
            ended = true;
            stopped = new HashSet<>(running);
            told = new HashSet<>(endings);
            endings.clear();
        }
        told.forEach(Runnable::run);
        for (Statement statement : stopped) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.warn("A query could not be stopped; its own time limit ends it", e);
            }
        }
    }

    private void endBeside(Vertx vertx) {
        synchronized (this) {
            ended = true;
            if (running.isEmpty() && endings.isEmpty()) {
                return;
            }
        }
        vertx.executeBlocking(
                () -> {
                    end();
                    return null;
                },
                false);
    }
}
