package io.chokepoint.export.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream that knows how many bytes went through it and their SHA-256. */
public final class HashedOutput extends OutputStream {
    private final OutputStream target;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    /** Passes on to an output, which is closed with it. */
    public HashedOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
        target.write(value);
        digest.update((byte) value);
        bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        target.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    /** Bytes written so far. */
    public long bytes() {
        return bytes;
    }

    /** Of everything written; to be asked once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
