package io.chokepoint.ingest.collect;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and letting it pass. */
public interface Waiting {
    /** The machine's clock and the thread's sleep. */
    Waiting SYSTEM = new Waiting() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    Instant now();

    /**
     * Lets time pass; returns no earlier.
     *
     * @param duration zero or more
     */
    void pause(Duration duration) throws InterruptedException;
}
