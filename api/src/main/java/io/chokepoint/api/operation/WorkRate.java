package io.chokepoint.api.operation;

import java.time.Duration;

/**
 * How fast work goes that is never short of more: points a second, the last half second counting as much as all before. A
 * point is a measure of what is asked for, not of time: values of a series cost a hundredth of what they cost one by one. Not
 * safe for use by several threads.
 */
final class WorkRate {
    private static final long SPAN_NANOS = Duration.ofMillis(500).toNanos();

    private long spanBegun;
    private long done;
    private double perNano;

    /** @param begun when the work began, in nanoseconds */
    WorkRate(long begun) {
        this.spanBegun = begun;
    }

    /** Takes note of work that is done. */
    void done(long points, long now) {
        done += points;
        long span = now - spanBegun;
        if (span >= SPAN_NANOS) {
            double last = (double) done / span;
            perNano = perNano == 0 ? last : (perNano + last) / 2;
            spanBegun = now;
            done = 0;
        }
    }

    /** Points that are done within a time; 0 while that is not known. */
    long within(Duration time) {
        return (long) (perNano * time.toNanos());
    }
}
