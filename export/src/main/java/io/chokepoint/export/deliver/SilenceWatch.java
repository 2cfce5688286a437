package io.chokepoint.export.deliver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hangs up on a receiver that takes nothing any more. A socket has a time limit for what it waits to read, and none for what it
 * waits to write: a receiver that stops in the middle of a file would hold a delivery for ever.
 */
final class SilenceWatch implements AutoCloseable {
    private static final int LOOKS_PER_SILENCE = 4;

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "export-silence");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<InputStream> open = new ConcurrentLinkedQueue<>();
    private final long silenceNanos;
    private final Runnable hangUp;
    private volatile boolean isSending;
    private volatile boolean hasHungUp;
    private volatile long lastTaken;

    /**
     * @param silence how long a receiver may take nothing
     * @param hangUp closes the connection; done once, on another thread
     */
    SilenceWatch(Duration silence, Runnable hangUp) {
        this.silenceNanos = silence.toNanos();
        this.hangUp = hangUp;
        long every = Math.max(1, silence.toMillis() / LOOKS_PER_SILENCE);
        looks.scheduleAtFixedRate(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (isSending && !hasHungUp && System.nanoTime() - lastTaken > silenceNanos) {
            hasHungUp = true;
            hangUp.run();
        }
    }

    /** Whether the receiver was hung up on. */
    boolean hasHungUp() {
        return hasHungUp;
    }

    /**
     * The content of a file on its way to the receiver: who reads on has sent what was read before. It closes by itself at its
     * end, and with the watch.
     */
    InputStream sending(Path file) throws IOException {
        InputStream content = new Sending(Files.newInputStream(file));
        open.add(content);
        return content;
    }

    private final class Sending extends FilterInputStream {
        private boolean ended;

        Sending(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            return ended ? -1 : took(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return ended ? -1 : took(super.read(buffer, offset, length));
        }

        private int took(int read) throws IOException {
            lastTaken = System.nanoTime();
            // Once all is sent, the limit of the socket holds for the answer.
            isSending = read >= 0;
            if (read < 0) {
                ended = true;
                open.remove(this);
                close();
            }
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        for (InputStream content : open) {
            content.close();
        }
    }
}
