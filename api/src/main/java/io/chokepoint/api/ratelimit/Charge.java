package io.chokepoint.api.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * What an operation costs a caller, and what is left.
 *
 * @param taken whether the points were there
 * @param cost points of the operation
 * @param limit most points that gather
 * @param perSecond points that come back in a second
 * @param remaining points that are left
 * @param pause time until the cost is there
 * @param resetAt when the bucket is full again
 */
public record Charge(
        boolean taken, long cost, long limit, long perSecond, long remaining, Duration pause, Instant resetAt) {}
