package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final ThreadPoolExecutor threads;

    ReaderPool(ClickHouseConfig config) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                config.readers(),
                config.readers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                work -> new Thread(work, "reader-" + number.incrementAndGet()));
    }

    /** The result of a read, or {@link ErrorCode#RATE_LIMITED} at once when there is no room for it. */
    public <T> Uni<T> read(Supplier<T> read) {
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
        threads.shutdownNow();
    }
}
