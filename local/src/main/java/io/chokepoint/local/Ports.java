package io.chokepoint.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class Ports {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ports() {}

    /** A port that nothing listens on at this moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses a port that is in use, naming who holds it.
     *
     * @param server who wants the port, such as {@code PostgreSQL}
     * @param remedy how to choose another, such as {@code --postgres-port}
     */
    public static void requireFree(int port, String server, String remedy) {
        if (!isFree(port)) {
            String holder = PortHolder.of(port).map(PortHolder::toString).orElse("a process of another user");
            throw new PlatformException("Port %d for %s is taken by %s; stop it or choose another port with %s"
                    .formatted(port, server, holder, remedy));
        }
    }
}
