package io.chokepoint.local;

import java.util.OptionalLong;

/** One real server of the platform, run as a child process on loopback. */
public interface Component extends AutoCloseable {

    /** Name as shown by {@code status} and taken by {@code logs}, such as {@code postgres}. */
    String name();

    /** Version of the server behind it, such as {@code 18.6}. */
    String version();

    /** Port on 127.0.0.1, or 0 before it is started. */
    int port();

    /** Process id of the server, empty while it does not run. */
    OptionalLong pid();

    /** Starts the server and returns when it is ready; does nothing when it already runs. */
    void start();

    /** Whether the server answers now. */
    boolean ready();

    /** Stops the server and waits for its end; does nothing when it does not run. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
