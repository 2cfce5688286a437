package io.chokepoint.ingest.collect.ethereum;

import io.chokepoint.ingest.collect.CollectFailure;
import java.util.regex.Pattern;

/**
 * A node answers fewer blocks, or fewer logs, than were asked for at once. Nodes have no common code for it, so their words
 * decide: none of them says it without naming a range, results, a size or a time.
 */
final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern WORDS = Pattern.compile(
            "\\b(range|results?|logs|block count|blocks|response size|too large|too big|too many|timeout|timed out)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE = Pattern.compile(
            "\\b(rate|requests|per second|compute units|throughput|quota|credits)\\b", Pattern.CASE_INSENSITIVE);

    private final CollectFailure failure;

    TooMuch(CollectFailure failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /** What it is where less cannot be asked for. */
    CollectFailure failure() {
        return failure;
    }

    /** Whether a message is about the size of the question or its answer, rather than about how often one asks. */
    static boolean says(String message) {
        return WORDS.matcher(message).find() && !saysRate(message);
    }

    static boolean saysRate(String message) {
        return RATE.matcher(message).find();
    }

    /** Whether a smaller question may be answered where this failure came. */
    static boolean is(CollectFailure failure) {
        return switch (failure.fault()) {
            case TOO_LARGE, TIMED_OUT -> true;
            case REQUEST_REFUSED -> says(failure.getMessage());
            default -> false;
        };
    }
}
