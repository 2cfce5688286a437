package io.chokepoint.api.ratelimit;

import java.time.Duration;
import java.time.Instant;

/** Points that fill up with time and are taken by operations. Safe for use by several threads. */
final class PointBucket {
    private static final double NANOS = 1e9;

    private final long size;
    private final double perSecond;
    private double points;
    private Instant at;

    /** A full bucket of this size that gets so many points per second. */
    PointBucket(long size, double perSecond, Instant now) {
        this.size = size;
        this.perSecond = perSecond;
        this.points = size;
        this.at = now;
    }

    /** Takes points, all or none. */
    synchronized boolean take(long cost, Instant now) {
        fill(now);
        if (cost > points) {
            return false;
        }
        points -= cost;
        return true;
    }

    /** Gives points back, not beyond the size. */
    synchronized void giveBack(long refund, Instant now) {
        fill(now);
        points = Math.min(size, points + refund);
    }

    /** Whole points that are there. */
    synchronized long remaining(Instant now) {
        fill(now);
        return (long) points;
    }

    /** Time until so many points are there; zero when they are. */
    synchronized Duration until(long wanted, Instant now) {
        fill(now);
        double missing = Math.min(size, wanted) - points;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS));
    }

    private void fill(Instant now) {
        Duration passed = Duration.between(at, now);
        if (!passed.isNegative()) {
            points = Math.min(size, points + passed.toNanos() / NANOS * perSecond);
            at = now;
        }
    }
}
