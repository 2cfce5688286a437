package io.chokepoint.measure.read;

import java.io.PrintStream;
import java.util.Locale;

/** Says on long files how far the reading is. */
final class Progress {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long STEP_NANOS = 1_000_000_000L;

    private final PrintStream out;
    private long next = System.nanoTime() + QUIET_NANOS;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** @param size of the file; 0 when it is not known */
    void at(long rows, long position, long size) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + STEP_NANOS;
            String share = size == 0 ? "" : ", %d %%".formatted(100 * position / size);
            out.printf(Locale.ROOT, "  %,d rows%s%n", rows, share);
        }
    }
}
