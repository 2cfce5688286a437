package io.chokepoint.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream where they lie in its buffer. A line ends as {@link Lines} has it. */
final class ByteLines {
    /** A line that is taken from the buffer is wholly there if it is no longer than this. */
    static final int USUAL = 4096;

    private static final int CAPACITY = 1 << 20;
    /** Takers may look a little behind the limit. */
    private static final int SLACK = 128;

    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY + SLACK];
    private long origin;
    private int at;
    private int limit;
    private boolean ended;
    private long length;

    /** @param origin position of the stream's first byte */
    ByteLines(InputStream in, long origin) {
        this.in = in;
        this.origin = origin;
    }

    /** Whether there is another line. */
    boolean more() throws IOException {
        if (limit - at < USUAL && !ended) {
            fill();
        }
        return at < limit;
    }

    /** Where the next line begins. */
    long position() {
        return origin + at;
    }

    /** Offers the next line where it lies, and passes it if it is taken; -1 if not. */
    int offer(LineTaker taker, int line) {
        int next = taker.usual(buffer, at, limit, line);
        if (next >= 0) {
            at = next;
        }
        return next;
    }

    void skip() throws IOException {
        while (more()) {
            int end = end(at);
            at = Math.min(end + 1, limit);
            if (end < limit) {
                return;
            }
        }
    }

    /** The next line, cut where it is too long. */
    String next() throws IOException {
        int end = end(at);
        if (end == limit && !ended) {
            fill();
            end = end(at);
        }
        if (end == limit && !ended) {
            return longer();
        }
        int last = end > at && buffer[end - 1] == '\r' ? end - 1 : end;
        String line = LinePart.text(buffer, at, last);
        length = line.length();
        at = Math.min(end + 1, limit);
        return line;
    }

    /** How many characters the line that {@link #next} gave has, also where it was cut. */
    long length() {
        return length;
    }

    private String longer() throws IOException {
        try (Lines lines = new Lines(new Rest())) {
            String line = lines.next();
            length = lines.length();
            return line;
        }
    }

    private int end(int from) {
        int end = from;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        origin += at;
        limit -= at;
        at = 0;
        int read = in.readNBytes(buffer, limit, CAPACITY - limit);
        limit += read;
        ended = limit < CAPACITY;
        Arrays.fill(buffer, limit, limit + SLACK, (byte) 0);
    }

    /** What is left of the line, whose end is the stream's. */
    private final class Rest extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            if (over || !more()) {
                return -1;
            }
            int end = end(at);
            int given = Math.min(wanted, end - at);
            System.arraycopy(buffer, at, into, offset, given);
            at += given;
            if (at < limit && buffer[at] == '\n') {
                at++;
                over = true;
            }
            return given == 0 && over ? -1 : given;
        }
    }
}
