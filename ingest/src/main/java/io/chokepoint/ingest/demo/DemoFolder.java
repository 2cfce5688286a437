package io.chokepoint.ingest.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** The directory that the demo's files are written to. */
record DemoFolder(Path directory) {

    /** Writes a file, unless it stands there already with these contents. */
    Path write(String name, CharSequence text) {
        return write(name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Copies a file that ships with the program. */
    Path copy(String name) {
        try (InputStream resource =
                Objects.requireNonNull(DemoFolder.class.getResourceAsStream("/demo/" + name), name)) {
            return write(name, resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path write(String name, byte[] bytes) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                Files.write(file, bytes);
            }
            return file;
        } catch (IOException notWritten) {
            throw new UncheckedIOException("Demo file %s cannot be written".formatted(file), notWritten);
        }
    }
}
