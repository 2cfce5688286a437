package io.chokepoint.local.clickhouse.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A chunked response for a thread that blocks: it waits while the client is behind. Closing it does not end it. */
final class ResponseBody extends OutputStream {

    private static final int IN_FLIGHT_BYTES = 1 << 20;

    private final HttpServerResponse response;
    private int inFlight;
    private boolean failed;

    ResponseBody(HttpServerResponse response) {
        this.response = response;
        response.setChunked(true);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        await(IN_FLIGHT_BYTES);
        synchronized (this) {
            inFlight += length;
        }
        response.write(Buffer.buffer(length).appendBytes(data, offset, length))
                .onComplete(done -> sent(length, done.failed()));
    }

    private synchronized void sent(int length, boolean failure) {
        inFlight -= length;
        failed |= failure;
        notifyAll();
    }

    /** Fails every write from now on: the connection is closed. */
    synchronized void connectionClosed() {
        failed = true;
        notifyAll();
    }

    /** Waits until the client's side of the network has taken everything written so far. */
    void drain() throws IOException {
        await(1);
    }

    private synchronized void await(int below) throws IOException {
        while (inFlight >= below && !failed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while writing a response");
            }
        }
        if (failed) {
            throw new IOException("The client went away");
        }
    }

    @Override
    public void close() throws IOException {
        drain();
    }
}
