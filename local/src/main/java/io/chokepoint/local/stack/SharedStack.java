package io.chokepoint.local.stack;

import io.chokepoint.local.FileTree;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.keycloak.TokenClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One {@link LocalStack} for all tests of a JVM, in {@code target/local-stack} on free ports, stopped with the JVM.
 *
 * <p>It begins empty. Servers that a killed earlier run left behind in the same folder are ended first.
 */
public final class SharedStack {
    private static final StackDirectory DIRECTORY = new StackDirectory(Path.of("target", "local-stack"));
    private static SharedStack instance;

    private final LocalStack stack =
            new LocalStack(DIRECTORY, StackPorts.free(), System.getenv(), line -> System.err.println(line));

    private SharedStack() {
        Leftovers.of(DIRECTORY).forEach(Leftovers::stop);
        try {
            FileTree.delete(DIRECTORY.root());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + DIRECTORY.root(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "local-stack-stop"));
    }

    /** The stack of this JVM; nothing runs before it is asked for. */
    public static synchronized SharedStack get() {
        if (instance == null) {
            instance = new SharedStack();
        }
        return instance;
    }

    /** Starts PostgreSQL unless it runs. */
    public synchronized LocalStack withPostgres() {
        stack.startPostgres();
        record();
        return stack;
    }

    /** Starts PostgreSQL and Keycloak unless they run. */
    public synchronized LocalStack withKeycloak() {
        stack.startPostgres();
        record();
        stack.startKeycloak();
        record();
        return stack;
    }

    /** Starts the ClickHouse engine unless it runs; it is empty at first, but for its users. */
    public synchronized LocalStack withClickHouse() {
        stack.startClickHouse();
        record();
        return stack;
    }

    /** An access token of a demo user, for its tenant or for the one named. */
    public String token(String user, Optional<String> organization) {
        LocalStack running = withKeycloak();
        return new TokenClient(URI.create(running.environment().url(StackEnvironment.KEYCLOAK_URL)))
                .token(Demo.load().user(user).orElseThrow(), organization);
    }

    private void record() {
        StackState.of(StackState.Phase.READY, stack.components()).write(DIRECTORY.state());
    }

    private void stop() {
        stack.close();
        Leftovers.forget(DIRECTORY);
    }
}
