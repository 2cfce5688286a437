package io.chokepoint.export.schedule;

import java.time.Duration;

/**
 * How long to wait before another attempt: the base doubled for each one that has failed, at most the longest, of which at
 * least half and at most all is waited.
 *
 * @param base wait after the first failure
 * @param longest wait that is never exceeded
 * @param attempts attempts in all, at least 1
 */
public record Backoff(Duration base, Duration longest, int attempts) {
    private static final int MOST_DOUBLINGS = 30;

    /** One minute, doubled up to one hour, eight attempts. */
    public static final Backoff STANDARD = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 8);

    /** Whether there is another attempt after this many. */
    public boolean mayRetry(int made) {
        return made < attempts;
    }

    /**
     * The wait after this many failed attempts.
     *
     * @param chance a number of [0, 1) that spreads those who failed at the same time
     */
    public Duration delay(int failed, double chance) {
        Duration full = base.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failed - 1));
        Duration capped = full.compareTo(longest) > 0 ? longest : full;
        return Duration.ofMillis((long) (capped.toMillis() * (1 + chance) / 2));
    }
}
