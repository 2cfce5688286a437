package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.RequestWork;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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

    ReaderPool(ClickHouseConfig config) {
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

    private static <T> Uni<T> on(ThreadPoolExecutor threads, Supplier<T> read) {
        Optional<RequestWork> work = RequestWork.current();
        Supplier<T> counted =
                work.<Supplier<T>>map(request -> () -> request.call(read)).orElse(read);
        Uni<T> result = Uni.createFrom()
                .item(counted)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> new ApiException(ErrorCode.RATE_LIMITED, "The server is busy; try again shortly"))
                .onFailure(failure -> !(failure instanceof ApiException))
                .transform(ReaderPool::internal);
        // Back on the event loop of the request, what its fields ask for next comes together in one turn.
        return work.map(request -> result.emitOn(request.executor())).orElse(result);
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
