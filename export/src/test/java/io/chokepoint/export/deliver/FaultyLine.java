package io.chokepoint.export.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A line between a client and a server of this machine, on which bytes to the server are slow, stop, or are the last. */
final class FaultyLine implements Closeable {
    private static final int BUFFER = 1 << 14;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ServerSocket entrance;
    private final int server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile long bytesPerSecond = Long.MAX_VALUE;
    private volatile long cutAfter = Long.MAX_VALUE;
    private volatile long stallAfter = Long.MAX_VALUE;

    /** A line without faults to a port. */
    FaultyLine(int server) throws IOException {
        this.server = server;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run("line-entrance", this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Each connection takes at most so many bytes a second. */
    void slow(long most) {
        bytesPerSecond = most;
    }

    /** Each connection is closed after so many bytes. */
    void cut(long after) {
        cutAfter = after;
    }

    /** Each connection stays open after so many bytes, and takes no more. */
    void stall(long after) {
        stallAfter = after;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(client);
                sockets.add(there);
                run("line-up", () -> pump(client, there, true));
                run("line-down", () -> pump(there, client, false));
            } catch (IOException e) {
                // The entrance was closed, or the server is gone: the client sees the same.
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean up) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            long passed = 0;
            long began = System.nanoTime();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                passed += count;
                if (up && passed > cutAfter) {
                    return;
                }
                while (up && passed > stallAfter && !entrance.isClosed()) {
                    Thread.sleep(20);
                }
                if (up && bytesPerSecond != Long.MAX_VALUE) {
                    long due = passed * NANOS_PER_SECOND / bytesPerSecond;
                    Thread.sleep(Math.max(0, (due - (System.nanoTime() - began)) / 1_000_000));
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One side has hung up; the other is hung up on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
