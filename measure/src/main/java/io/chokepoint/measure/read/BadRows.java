package io.chokepoint.measure.read;

import io.chokepoint.measure.UserError;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that cannot be used: the first are remembered, all are counted, and written where the user asks for it. */
final class BadRows implements Closeable {
    private static final int REMEMBERED = 20;
    private static final byte[] HEADER = "line,reason,raw\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\"\n".getBytes(StandardCharsets.UTF_8);

    private final Path quarantine;
    private final List<String> first = new ArrayList<>();
    private OutputStream out;
    private long count;

    /**
     * @param quarantine where to write them as line, reason and raw text, or null
     * @throws UserError when that place cannot be written, or holds something other than an earlier quarantine
     */
    BadRows(Path quarantine) throws IOException {
        this.quarantine = quarantine;
        if (quarantine != null) {
            try {
                requireReplaceable(quarantine);
                out = new BufferedOutputStream(Files.newOutputStream(quarantine));
            } catch (FileSystemException unwritable) {
                throw new UserError(
                        "--quarantine %s cannot be written; name a file in a folder that exists".formatted(quarantine));
            }
            out.write(HEADER);
        }
    }

    /** Takes the row between two places of these bytes, which are kept as they are. */
    void add(long line, String reason, byte[] bytes, int from, int to) throws IOException {
        if (count++ < REMEMBERED) {
            first.add("line %d: %s".formatted(line, reason));
        }
        if (out != null) {
            out.write(
                    "%d,\"%s\",\"".formatted(line, reason.replace("\"", "\"\"")).getBytes(StandardCharsets.UTF_8));
            int end = to;
            while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
                end--;
            }
            for (int i = from; i < end; i++) {
                if (bytes[i] == '"') {
                    out.write('"');
                }
                out.write(bytes[i]);
            }
            out.write(END);
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
        if (out != null) {
            out.close();
        }
    }

    // A slip of the pen must not cost the user a file, such as the one that is measured.
    private static void requireReplaceable(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] begin = in.readNBytes(HEADER.length);
            if (begin.length > 0 && !Arrays.equals(begin, HEADER)) {
                throw new UserError(
                        "--quarantine %s exists and is no earlier quarantine; name another file or remove it"
                                .formatted(path));
            }
        }
    }
}
