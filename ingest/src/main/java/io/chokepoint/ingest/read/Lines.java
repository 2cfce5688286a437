package io.chokepoint.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The lines of UTF-8 text, of which no more than {@link Limits#LINE} characters are ever kept. */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private long length;

    Lines(InputStream in) {
        this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** The next line without its end, cut where it is too long; null after the last. */
    String next() throws IOException {
        length = 0;
        if (at == end && !fill()) {
            return null;
        }
        StringBuilder begun = null;
        do {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            int here = stop - at;
            length += here;
            if (stop < end && begun == null) {
                String line = new String(buffer, at, withoutReturn(here));
                at = stop + 1;
                return line;
            }
            begun = begun == null ? new StringBuilder(2 * here + 16) : begun;
            begun.append(buffer, at, Math.min(here, Limits.LINE + 1 - begun.length()));
            at = stop < end ? stop + 1 : stop;
            if (stop < end) {
                break;
            }
        } while (fill());
        int last = begun.length() - 1;
        return last >= 0 && begun.charAt(last) == '\r' ? begun.substring(0, last) : begun.toString();
    }

    /** How many characters the last line has, also where it was cut. */
    long length() {
        return length;
    }

    private int withoutReturn(int count) {
        return count > 0 && buffer[at + count - 1] == '\r' ? count - 1 : count;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(reader.read(buffer, 0, BUFFER), 0);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
