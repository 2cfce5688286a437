package io.chokepoint.ingest.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** One request at a time to a host, and not too soon after the one before. */
final class HostGate {
    private final ReentrantLock one = new ReentrantLock(true);
    private final Waiting waiting;
    private Instant next = Instant.MIN;

    HostGate(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Waits for its turn; every call is followed by {@link #leave}.
     *
     * @param interval least time from this request's beginning to the next one's
     */
    void enter(Duration interval) throws InterruptedException {
        one.lockInterruptibly();
        try {
            Instant now = waiting.now();
            if (now.isBefore(next)) {
                waiting.pause(Duration.between(now, next));
            }
            next = waiting.now().plus(interval);
        } catch (InterruptedException | RuntimeException notEntered) {
            one.unlock();
            throw notEntered;
        }
    }

    void leave() {
        one.unlock();
    }
}
