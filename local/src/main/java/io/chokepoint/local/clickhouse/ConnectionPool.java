package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A fixed number of connections of one user, opened at once. A retired one is replaced before it is closed. */
final class ConnectionPool {

    private static final Duration LOOK_AROUND = Duration.ofMillis(100);

    private final int size;
    private final Duration patience;
    private final Supplier<UserConnection> opener;
    private final Executor background;
    private final BlockingQueue<UserConnection> idle = new LinkedBlockingQueue<>();

    /** @param patience how long a request waits for a connection */
    ConnectionPool(int size, Duration patience, Supplier<UserConnection> opener, Executor background) {
        this.size = size;
        this.patience = patience;
        this.opener = opener;
        this.background = background;
        for (int i = 0; i < size; i++) {
            idle.add(opener.get());
        }
    }

    /**
     * Waits for a connection.
     *
     * @param abandoned asked now and then whether anyone still wants it
     * @throws EngineException if none is free in time, or nobody wants it
     */
    Lease acquire(BooleanSupplier abandoned) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!abandoned.getAsBoolean() && System.nanoTime() < deadline) {
                UserConnection connection = idle.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (connection != null) {
                    return new PoolLease(connection);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw EngineException.of(
                EngineException.TOO_MANY_SIMULTANEOUS_QUERIES,
                "TOO_MANY_SIMULTANEOUS_QUERIES",
                "Too many simultaneous queries. All %d connections of the user are busy".formatted(size));
    }

    /** Closes the idle connections. */
    void close() {
        for (UserConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private final class PoolLease implements Lease {

        private final UserConnection connection;
        private boolean retired;

        PoolLease(UserConnection connection) {
            this.connection = connection;
        }

        @Override
        public UserConnection connection() {
            return connection;
        }

        @Override
        public void retire() {
            retired = true;
        }

        @Override
        public void close() {
            if (!retired) {
                idle.add(connection);
                return;
            }
            background.execute(() -> {
                idle.add(opener.get());
                connection.settle();
                connection.close();
            });
        }
    }
}
