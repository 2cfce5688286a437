package io.chokepoint.export.pack;

import java.time.Instant;

/**
 * When a package was due.
 *
 * @param expression cron expression or ISO interval; empty for runs that were asked for
 * @param zone IANA zone of the expression; empty where it has none
 * @param scheduledFor instant that the run was due at, or was asked for
 */
public record Delivery(String expression, String zone, Instant scheduledFor) {}
