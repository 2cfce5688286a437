package io.chokepoint.ingest.collect;

import java.time.Duration;

/**
 * How the client behaves towards every host.
 *
 * @param userAgent what it calls itself
 * @param tries how often a request is sent at most, 1 or more
 * @param timeout longest time for connecting and for one whole answer, each
 * @param firstBackoff pause after the first failed try, before jitter; it doubles with every further one
 * @param longestBackoff bound of that pause
 * @param longestRetryAfter longest pause asked for with Retry-After that is kept; a longer one ends the run
 * @param mostBytes size of a body at most, as sent and as decompressed
 */
public record Politeness(
        String userAgent,
        int tries,
        Duration timeout,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration longestRetryAfter,
        int mostBytes) {

    /** The pauses that suit public hosts, with what the command line says. */
    public static Politeness of(String userAgent, int tries, Duration timeout, int mostBytes) {
        return new Politeness(
                userAgent,
                tries,
                timeout,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                mostBytes);
    }
}
