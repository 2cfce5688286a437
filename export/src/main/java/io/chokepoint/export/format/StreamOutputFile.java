package io.chokepoint.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream as Parquet wants its files. What is written last, the footer, can be held back and put into one order. */
final class StreamOutputFile implements OutputFile {
    private static final int BUFFER = 1 << 16;

    private final OutputStream target;
    private HeldBytes held;
    private long position;

    StreamOutputFile(OutputStream target) {
        this.target = new BufferedOutputStream(target, BUFFER);
    }

    /** From here on nothing reaches the stream: the end of the file is about to be written. */
    void hold() {
        held = new HeldBytes();
    }

    /** Writes what was held back, its footer in the one order, and closes the stream. */
    void finish() throws IOException {
        try (target) {
            ParquetFooter.write(held, target);
        }
    }

    /** Closes the stream without what was held back. */
    void abandon() throws IOException {
        target.close();
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Positioned();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Positioned extends PositionOutputStream {
        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (held == null) {
                target.write(bytes, offset, length);
            } else {
                held.write(bytes, offset, length);
            }
            position += length;
        }

        @Override
        public void close() {
            // The stream is closed by whoever finishes the file.
        }
    }
}
