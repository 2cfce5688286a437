package io.chokepoint.bench.race;

import io.chokepoint.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/** Runs one program at a time to its end and measures it. */
public final class Meter implements ToIntFunction<ProcessBuilder> {
    private static final double NANOS = 1e9;
    private static final int LAST_LINES = 25;

    private final Path log;
    private Sample sample;

    /** @param log file that each program's output goes to, errors included */
    public Meter(Path log) {
        this.log = log;
    }

    /** How the numbers come about, for those who read them. */
    public static String method() {
        return ChildrenCpu.seconds().isPresent()
                ? "CPU is user and system time of the whole process, JVM start included, as the kernel adds it up when the"
                        + " process has ended (children's time in /proc/self/stat, steps of 10 ms). Memory is the largest"
                        + " resident set (VmHWM, looked at every 50 ms)."
                : "CPU and memory are not available on this system: whole processes can be measured on Linux only.";
    }

    /** What the last program took. */
    public Sample sample() {
        return sample;
    }

    /**
     * Runs a program to its end.
     *
     * @return 0
     * @throws BenchException if it ends with another code; the message holds the last lines of its output
     */
    @Override
    public int applyAsInt(ProcessBuilder command) {
        try {
            OptionalDouble cpuBefore = ChildrenCpu.seconds();
            long begin = System.nanoTime();
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Thread end = new Thread(process::destroy, "measured-end");
            Runtime.getRuntime().addShutdownHook(end);
            PeakMemory memory = PeakMemory.of(process);
            int code = process.waitFor();
            double wall = (System.nanoTime() - begin) / NANOS;
            OptionalDouble cpuAfter = ChildrenCpu.seconds();
            Runtime.getRuntime().removeShutdownHook(end);
            sample = new Sample(
                    cpuBefore.isPresent() && cpuAfter.isPresent()
                            ? OptionalDouble.of(cpuAfter.getAsDouble() - cpuBefore.getAsDouble())
                            : OptionalDouble.empty(),
                    wall,
                    memory.bytes());
            if (code != 0) {
                throw new BenchException("The program ended with code %d:%n  %s%nIts last lines:%n%s"
                        .formatted(code, String.join(" ", shortened(command.command())), lastLines()));
            }
            return code;
        } catch (IOException e) {
            throw new BenchException(
                    "Cannot start %s: %s".formatted(command.command().get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while a program is measured", e);
        }
    }

    /** A class path fills pages and says little. */
    private static List<String> shortened(List<String> command) {
        return command.stream()
                .map(word -> word.contains(".jar") && word.contains(System.getProperty("path.separator")) ? "…" : word)
                .toList();
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
