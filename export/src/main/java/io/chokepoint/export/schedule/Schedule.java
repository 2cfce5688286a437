package io.chokepoint.export.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A sequence of slots, without a beginning or an end. The same sequence for whoever asks, and from wherever it is asked. */
public interface Schedule {
    /** The farthest that a slot is looked for. */
    Duration HORIZON = Duration.ofDays(5 * 366);

    /** The first slot after an instant; empty when there is none within {@link #HORIZON}. */
    Optional<Instant> next(Instant after);

    /** The expression, as the tenant gave it. */
    String expression();

    /** IANA zone that the expression is read in; empty where it has none. */
    String zone();

    /** The last slot at or before an instant; empty when there is none within {@link #HORIZON}. */
    default Optional<Instant> latest(Instant notAfter) {
        // A window that doubles until it holds a slot is walked through at most twice over.
        for (Duration window = Duration.ofMinutes(1); window.compareTo(HORIZON) <= 0; window = window.multipliedBy(2)) {
            Optional<Instant> slot = next(notAfter.minus(window)).filter(found -> !found.isAfter(notAfter));
            if (slot.isPresent()) {
                return Optional.of(lastFrom(slot.get(), notAfter));
            }
        }
        return Optional.empty();
    }

    /** The last slot before a slot. */
    default Optional<Instant> previous(Instant slot) {
        return latest(slot.minusNanos(1));
    }

    private Instant lastFrom(Instant first, Instant notAfter) {
        Instant last = first;
        for (Optional<Instant> next = next(last);
                next.filter(found -> !found.isAfter(notAfter)).isPresent();
                next = next(last)) {
            last = next.get();
        }
        return last;
    }
}
