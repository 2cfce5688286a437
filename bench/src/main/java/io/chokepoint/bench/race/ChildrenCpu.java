package io.chokepoint.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * CPU time of the children that this process has waited for, and of those that they have waited for.
 *
 * <p>The kernel adds it up when a process has ended, so nothing of a process is missed, its start and end included.
 */
final class ChildrenCpu {
    // Of the fields after the name in parentheses, which may hold spaces: the third is numbered 0.
    private static final int USER = 13;
    private static final int SYSTEM = 14;
    // Linux reports in hundredths of a second on every machine that JDK 17 runs on.
    private static final double TICKS_PER_SECOND = 100;

    private ChildrenCpu() {}

    /** Seconds until now; empty on systems without Linux's {@code /proc}. */
    static OptionalDouble seconds() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalDouble.of(
                    (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND);
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
