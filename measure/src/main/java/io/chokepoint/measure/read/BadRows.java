package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows that cannot be used: the first are remembered, all are counted, and written where the user asks for it. */
final class BadRows implements Closeable {
    private static final int REMEMBERED = 20;

    private final Path quarantine;
    private final List<String> first = new ArrayList<>();
    private BufferedWriter writer;
    private long count;

    /** @param quarantine where to write them as line, reason and raw text, or null */
    BadRows(Path quarantine) throws IOException {
        this.quarantine = quarantine;
        if (quarantine != null) {
            writer = Files.newBufferedWriter(quarantine);
            writer.write("line,reason,raw\n");
        }
    }

    void add(long line, String reason, String raw) throws IOException {
        if (count++ < REMEMBERED) {
            first.add("line %d: %s".formatted(line, reason));
        }
        if (writer != null) {
            writer.write("%d,%s,%s\n".formatted(line, quoted(reason), quoted(raw)));
        }
    }

    long count() {
        return count;
    }

    /** @throws UserError when there are bad rows and nobody said where to put them */
    void requireNone(Path file) {
        if (count == 0 || quarantine != null) {
            return;
        }
        StringBuilder message =
                new StringBuilder("%s has %d bad %s; nothing is measured. --quarantine OUT sets them aside."
                        .formatted(file, count, count == 1 ? "row" : "rows"));
        first.forEach(row -> message.append("\n  ").append(row));
        if (count > first.size()) {
            message.append("\n  … and %d more".formatted(count - first.size()));
        }
        throw new UserError(message.toString());
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
