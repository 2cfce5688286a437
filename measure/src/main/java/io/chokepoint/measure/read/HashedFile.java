package io.chokepoint.measure.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The bytes of a file as they are stored, hashed on a second thread while they are read. */
final class HashedFile extends InputStream {
    private static final int BUFFER = 1 << 20;
    private static final int BUFFERS = 4;

    private final FileChannel file;
    private final long size;
    private final MessageDigest digest;
    private final ExecutorService hasher = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sha256");
        thread.setDaemon(true);
        return thread;
    });
    private final ByteBuffer[] buffers = new ByteBuffer[BUFFERS];
    private final Future<?>[] hashed = new Future<?>[BUFFERS];
    private int current;
    private ByteBuffer readable = ByteBuffer.allocate(0);
    private long position;

    HashedFile(Path path) throws IOException {
        Readable.require(path);
        this.file = FileChannel.open(path);
        this.size = file.size();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Size of the file in bytes; 0 when it is not known, as of a pipe. */
    long size() {
        return size;
    }

    /** How many of them have been read. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        return fill() ? readable.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, readable.remaining());
        readable.get(target, offset, count);
        return count;
    }

    /** Always more than 0: asked for between the members of a compressed file, where more may come. */
    @Override
    public int available() {
        return 1;
    }

    /** Reads what is left. Returns the hash of all bytes, hexadecimal. */
    String sha256() throws IOException {
        do {
            readable.position(readable.limit());
        } while (fill());
        for (int i = 0; i < BUFFERS; i++) {
            await(i);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        hasher.shutdownNow();
        file.close();
    }

    private boolean fill() throws IOException {
        if (readable.hasRemaining()) {
            return true;
        }
        current = (current + 1) % BUFFERS;
        await(current);
        if (buffers[current] == null) {
            buffers[current] = ByteBuffer.allocate((int) Math.min(BUFFER, size == 0 ? BUFFER : size));
        }
        ByteBuffer buffer = buffers[current].clear();
        int count = file.read(buffer);
        if (count <= 0) {
            return false;
        }
        position += count;
        hashed[current] = hasher.submit(() -> digest.update(buffer.array(), 0, count));
        readable = buffer.flip();
        return true;
    }

    private void await(int buffer) {
        if (hashed[buffer] != null) {
            try {
                hashed[buffer].get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while hashing", interrupted);
            } catch (ExecutionException defect) {
                throw new IllegalStateException("Hashing failed", defect);
            }
        }
    }
}
