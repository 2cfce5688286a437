package io.chokepoint.bench.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Watches the largest resident memory of a process while it runs, together with its children.
 *
 * <p>The kernel keeps each process's peak, so little is lost between two looks; what is lost is growth in the last moment
 * before the end.
 */
final class PeakMemory {
    private static final long MILLIS_BETWEEN_LOOKS = 50;
    private static final double BYTES_PER_KB = 1024;

    private final ProcessHandle process;
    private final Thread watcher;
    private volatile double peak;

    private PeakMemory(ProcessHandle process) {
        this.process = process;
        watcher = new Thread(this::watch, "peak-memory");
        watcher.setDaemon(true);
    }

    static PeakMemory of(Process process) {
        PeakMemory memory = new PeakMemory(process.toHandle());
        memory.watcher.start();
        return memory;
    }

    /** Bytes; waits for the watcher, which ends soon after the process. */
    OptionalDouble bytes() throws InterruptedException {
        watcher.join();
        return peak > 0 ? OptionalDouble.of(peak) : OptionalDouble.empty();
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                double now = Stream.concat(Stream.of(process), process.descendants())
                        .mapToDouble(PeakMemory::peakOf)
                        .sum();
                peak = Math.max(peak, now);
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double peakOf(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            // The process has ended between two looks, or the system has no /proc.
            return 0;
        }
    }
}
