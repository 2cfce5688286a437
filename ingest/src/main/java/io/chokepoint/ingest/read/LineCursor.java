package io.chokepoint.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Where one reads in the lines of a part. */
public final class LineCursor implements Closeable {
    private final LinePart part;
    private final InputStream in;
    private final ByteLines lines;
    private boolean begun;
    private int line;

    LineCursor(LinePart part, InputStream in) {
        this.part = part;
        this.in = in;
        // From the byte before: the line that holds it belongs to the part before.
        this.lines = new ByteLines(in, Math.max(part.start() - 1, 0));
    }

    /**
     * Gives the next lines to a taker, until there are so many or there is none.
     *
     * @return whether there may be more
     * @throws RefusedFile if the file is to be refused
     */
    public boolean read(LineTaker taker, int most) {
        try {
            if (!begun && part.start() > 0) {
                lines.skip();
            }
            begun = true;
            for (int read = 0; read < most; read++) {
                if (!lines.more() || lines.position() >= part.end()) {
                    return false;
                }
                line++;
                boolean first = line == 1 && part.start() == 0;
                if (first || lines.offer(taker, line) < 0) {
                    other(taker);
                }
            }
            return true;
        } catch (IOException failure) {
            throw part.unreadable(failure);
        }
    }

    private void other(LineTaker taker) throws IOException {
        String text = lines.next();
        SourceRecord record = lines.length() > Limits.LINE ? part.tooLong(line, text) : part.record(line, text);
        if (record != null) {
            taker.other(record);
        }
    }

    /** How many lines were read, blank ones and a header included. */
    public int lines() {
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
