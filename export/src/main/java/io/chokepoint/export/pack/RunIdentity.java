package io.chokepoint.export.pack;

import java.time.Instant;
import java.util.List;

/**
 * What a run is. Runs of equal identity deliver equal bytes.
 *
 * @param exportId export that it belongs to
 * @param period what it covers
 * @param methodologies indices with their versions, such as {@code gini@1}, sorted
 * @param knownAt instant of knowledge: what was published later does not enter
 * @param kind why it exists
 */
public record RunIdentity(String exportId, Period period, List<String> methodologies, Instant knownAt, RunKind kind) {
    private static final int ID_DIGITS = 32;

    /** Sorts and copies the list. */
    public RunIdentity {
        methodologies = methodologies.stream().sorted().toList();
    }

    /** {@code run_} and 32 hexadecimal digits, of the identity alone. */
    public String runId() {
        String text = String.join(
                "\n",
                exportId,
                period.start().toString(),
                period.endExclusive().toString(),
                String.join(",", methodologies),
                knownAt.toString(),
                kind.name());
        return "run_" + Sha256.hex(text).substring(0, ID_DIGITS);
    }
}
