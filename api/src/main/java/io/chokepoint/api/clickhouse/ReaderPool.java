package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.RequestWork;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs blocking reads beside the event loops, so many at a time, so many waiting, and no more. */
@ApplicationScoped
public class ReaderPool {
    private static final Logger LOG = Logger.getLogger(ReaderPool.class);

    private final ThreadPoolExecutor readers;
    private final ThreadPoolExecutor computations;

    /** Starts its threads. */
    public ReaderPool(ClickHouseConfig config) {
        readers = pool("reader-", config.readers(), config.waiting());
        computations = pool("computation-", config.computations(), config.waitingComputations());
    }

    private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                work -> new Thread(work, name + number.incrementAndGet()));
    }

    /** The result of a read, or {@link ErrorCode#RATE_LIMITED} at once when there is no room for it. */
    public <T> Uni<T> read(Supplier<T> read) {
        return on(readers, read);
    }

    /**
     * The result of a computation over whole distributions. Few run at a time, and on threads of their own, so that short
     * reads do not wait for them.
     */
    public <T> Uni<T> compute(Supplier<T> computation) {
        return on(computations, computation);
    }

    /**
     * The result of a read for several requests, on whatever thread: it ends early only when all of them have ended.
     *
     * @param requests for whom; empty for a read that is for no request
     */
    public <T> Uni<T> readTogether(List<RequestWork> requests, Supplier<T> read) {
        if (requests.isEmpty()) {
            return guarded(readers, read);
        }
        return guarded(readers, () -> {
            try (RequestWork.Shared shared = RequestWork.share(requests)) {
                return shared.work().call(read);
            }
        });
    }

    private static <T> Uni<T> on(ThreadPoolExecutor threads, Supplier<T> read) {
        Optional<RequestWork> work = RequestWork.current();
        Supplier<T> counted =
                work.<Supplier<T>>map(request -> () -> request.call(read)).orElse(read);
        Uni<T> result = guarded(threads, counted);
        // Back on the event loop of the request, what its fields ask for next comes together in one turn.
        return work.map(request -> result.emitOn(request.executor())).orElse(result);
    }

    private static <T> Uni<T> guarded(ThreadPoolExecutor threads, Supplier<T> read) {
        return Uni.createFrom()
                .item(read)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new ApiException(ErrorCode.RATE_LIMITED, "The server is busy; try again shortly"))
                .onFailure(failure -> !(failure instanceof ApiException))
                .transform(ReaderPool::internal);
    }

    /** What is not meant for the caller goes to the log. */
    private static ApiException internal(Throwable fault) {
        LOG.error("A read failed", fault);
        return new ApiException(ErrorCode.INTERNAL, "The server could not answer");
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
        computations.shutdownNow();
    }
}
