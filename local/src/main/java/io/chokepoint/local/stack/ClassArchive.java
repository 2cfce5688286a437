package io.chokepoint.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * The classes of one program as the JVM has parsed them, shared from run to run; a program of Spark's size starts in half
 * the CPU time with it.
 *
 * <p>The first run that loads many classes leaves the archive when it ends, the later ones begin with it. It is only an
 * accelerator: where it cannot be made or used, everything runs as without it and nothing is said.
 *
 * @param file    of the archive; its name holds the JVM's version, since no other can read it
 * @param sources of the program: an archive older than one of them is not used
 */
record ClassArchive(Path file, List<Path> sources) {
    // A run that only prints help loads few classes, and would keep those that do work from leaving theirs.
    private static final long SMALLEST_USEFUL_BYTES = 12L << 20;

    // Its complaints are about speed alone, and would stand in the user's output.
    private static final String QUIET = "-Xlog:cds*=off,class+path*=off";

    static ClassArchive of(Path target, String program, List<Path> sources) {
        return new ClassArchive(
                target.resolve("%s-%s.jsa".formatted(program, System.getProperty("java.vm.version"))), sources);
    }

    /** JVM options that use the archive; none where there is none for this program as it is now. */
    List<String> options() {
        return isCurrent() ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", QUIET) : List.of();
    }

    /**
     * Runs a command so that it leaves the archive, if there is none yet; runs may overlap, the last one's stays.
     *
     * @param command whose first word is the JVM
     * @param runner  that starts it, waits for its end and gives its exit code
     * @return the exit code
     */
    int whileMaking(ProcessBuilder command, ToIntFunction<ProcessBuilder> runner) {
        if (isCurrent() || !isSupported()) {
            return runner.applyAsInt(command);
        }
        // Nobody sees it before it is whole.
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        command.command().addAll(1, List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xshare:auto", QUIET));
        try {
            int code = runner.applyAsInt(command);
            // A process that was ended may have left half of one.
            if (code == 0) {
                keep(unfinished);
            }
            return code;
        } finally {
            remove(unfinished);
        }
    }

    private boolean isCurrent() {
        try {
            FileTime made = Files.getLastModifiedTime(file);
            for (Path source : sources) {
                if (Files.exists(source) && Files.getLastModifiedTime(source).compareTo(made) >= 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Other JVMs refuse to start with options that they do not know. */
    private static boolean isSupported() {
        String name = System.getProperty("java.vm.name", "").toLowerCase(Locale.ROOT);
        return name.contains("openjdk") || name.contains("hotspot");
    }

    private void keep(Path unfinished) {
        try {
            if (Files.exists(unfinished) && Files.size(unfinished) >= SMALLEST_USEFUL_BYTES) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            // The next run tries again; this one has done what it was asked for.
            remove(unfinished);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // In a target folder it lies until the next clean build.
            unfinished.toFile().deleteOnExit();
        }
    }
}
