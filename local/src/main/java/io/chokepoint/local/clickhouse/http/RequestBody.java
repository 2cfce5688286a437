package io.chokepoint.local.clickhouse.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A request's body for a thread that blocks: the event loop fills a bounded queue and pauses the connection while the
 * reader is behind.
 */
final class RequestBody extends InputStream {

    private static final int HIGH_BYTES = 1 << 20;

    private final HttpServerRequest request;
    private final Context eventLoop = Vertx.currentContext();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean paused;
    private boolean discarding;
    private boolean ended;
    private IOException failure;
    private byte[] current = new byte[0];
    private int at;

    /** Must be called on the event loop, before the first byte of the body arrives. */
    RequestBody(HttpServerRequest request) {
        this.request = request;
        request.handler(this::arrived);
        request.endHandler(done -> end(null));
        request.exceptionHandler(e -> end(new IOException("The client went away", e)));
    }

    private synchronized void arrived(Buffer buffer) {
        if (discarding) {
            return;
        }
        queue.add(buffer.getBytes());
        queuedBytes += buffer.length();
        if (queuedBytes > HIGH_BYTES && !paused) {
            paused = true;
            request.pause();
        }
        notifyAll();
    }

    /** Ends the body; with a failure unless it ended by itself before. */
    synchronized void end(IOException cause) {
        if (!ended) {
            ended = true;
            failure = cause;
            notifyAll();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == current.length && !take()) {
            return -1;
        }
        int n = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, n);
        at += n;
        return n;
    }

    private synchronized boolean take() throws IOException {
        while (queue.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while reading a request");
            }
        }
        if (queue.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            return false;
        }
        current = queue.remove();
        at = 0;
        queuedBytes -= current.length;
        if (paused && queuedBytes <= HIGH_BYTES / 2) {
            resume();
        }
        return true;
    }

    /** Drops what is still to come, so that the connection can carry the next request. */
    synchronized void discard() {
        discarding = true;
        queue.clear();
        queuedBytes = 0;
        if (paused) {
            resume();
        }
    }

    private void resume() {
        paused = false;
        eventLoop.runOnContext(now -> request.resume());
    }
}
