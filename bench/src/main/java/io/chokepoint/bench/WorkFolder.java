package io.chokepoint.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the outputs of one bench; it stays where it is when the bench fails, for a look at them. */
final class WorkFolder {
    private WorkFolder() {}

    /** A new folder in another one, which is made where it is missing. */
    static Path make(Path parent) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), "work-");
        } catch (IOException e) {
            throw new BenchException("Cannot make a folder in %s: %s".formatted(parent, e.getMessage()), e);
        }
    }

    /** Removes a folder with all that is in it; nothing happens where it is not there. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }
}
