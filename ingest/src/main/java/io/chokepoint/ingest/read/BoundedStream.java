package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The decompressed bytes of a file, as far as they keep to {@link Limits}. */
final class BoundedStream extends FilterInputStream {
    private final Counting stored;
    private final String file;
    private long bytes;

    /**
     * @param in the decompressed bytes
     * @param stored the bytes that they come from; null if the file is not compressed
     */
    BoundedStream(InputStream in, Counting stored, String file) {
        super(in);
        this.stored = stored;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) {
        bytes += more;
        if (stored == null) {
            // A plain file occupies what it holds, and cannot grow while it is read.
            return;
        }
        if (bytes > Limits.FILE) {
            throw new RefusedFile(
                    ReasonCode.FILE_TOO_LARGE,
                    file,
                    "decompressed it has more than %d GiB; split it".formatted(Limits.FILE >> 30));
        }
        if (bytes > Limits.RATIO_FROM && bytes / Limits.RATIO > stored.bytes()) {
            throw new RefusedFile(
                    ReasonCode.FILE_TOO_LARGE,
                    file,
                    "%,d bytes decompress to more than %,d, over %d to one; decompress it yourself if it is what you expect"
                            .formatted(stored.bytes(), bytes, Limits.RATIO));
        }
    }

    /** Counts the bytes that are read from a file. */
    static final class Counting extends FilterInputStream {
        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            bytes += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            bytes += Math.max(read, 0);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
