package io.chokepoint.ingest.collect;

import java.time.Duration;

/** One try came to nothing; another may not. */
final class FailedTry extends Exception {
    private static final long serialVersionUID = 1L;

    private final CollectFailure failure;
    private final Duration retryAfter;

    private FailedTry(CollectFailure failure, Duration retryAfter) {
        super(failure);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    static FailedTry of(CollectFault fault, Object place, String detail, Throwable cause) {
        return new FailedTry(new CollectFailure(fault, place, detail, cause), Duration.ZERO);
    }

    /** @param retryAfter how long the source asks to wait, zero if it does not */
    static FailedTry of(CollectFault fault, Object place, String detail, Duration retryAfter) {
        return new FailedTry(new CollectFailure(fault, place, detail), retryAfter);
    }

    /** What to end with if this was the last try. */
    CollectFailure failure() {
        return failure;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
