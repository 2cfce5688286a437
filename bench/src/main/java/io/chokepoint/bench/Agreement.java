package io.chokepoint.bench;

import io.chokepoint.bench.result.Comparison;
import io.chokepoint.bench.result.Difference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks that two programs have computed the same, before what they cost is of any interest.
 *
 * @param left       name of the first program
 * @param leftFile   its indices
 * @param right      name of the second program
 * @param rightFile  its indices
 */
record Agreement(String left, Path leftFile, String right, Path rightFile) implements Runnable {
    private static final int SHOWN = 10;

    /** @throws BenchException if a token or an index differs; the message names them with both values */
    @Override
    public void run() {
        List<Difference> differences = Comparison.of(leftFile, rightFile);
        if (!differences.isEmpty()) {
            throw new BenchException(
                    differences.stream().limit(SHOWN).map(this::line).collect(Collectors.joining("\n"))
                            + "\n%d differences; the indices are in %s and %s"
                                    .formatted(differences.size(), leftFile, rightFile));
        }
    }

    private String line(Difference difference) {
        return "Token %s, %s: %s has %s, %s has %s"
                .formatted(difference.series(), difference.index(), left, difference.left(), right, difference.right());
    }
}
