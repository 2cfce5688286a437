package io.chokepoint.api.export;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.local.Ports;
import io.chokepoint.local.stack.ApiServer;
import io.chokepoint.local.stack.ModuleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A process of the packaged API beside the one under test: the same servers, keys and folder of packages. */
final class Replica {
    private final Path staging;
    private final ApiServer server;

    Replica(String name) {
        Path folder = ApiStack.EXPORTS.resolve(name);
        staging = folder.resolve("staging");
        server = new ApiServer(
                ModuleProgram.api(Path.of("..").toAbsolutePath().normalize()),
                this::variables,
                folder.resolve("log.txt"),
                Ports.free());
    }

    private Map<String, String> variables() {
        Map<String, String> variables =
                new HashMap<>(ApiStack.servers().environment().api());
        variables.put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        variables.put("CHOKEPOINT_EXPORTS_TICK", "1s");
        variables.put("CHOKEPOINT_EXPORTS_LEASE", "2s");
        variables.put(
                "CHOKEPOINT_EXPORTS_ROOT", ApiStack.EXPORTS.resolve("packages").toString());
        variables.put("CHOKEPOINT_EXPORTS_STAGING", staging.toString());
        variables.put(
                "CHOKEPOINT_EXPORTS_SIGNING_KEY",
                ApiStack.EXPORTS.resolve("signing.pem").toString());
        variables.put(
                "CHOKEPOINT_EXPORTS_MASTER_KEY",
                ApiStack.EXPORTS.resolve("master.key").toString());
        return variables;
    }

    /** Starts it and waits until it is ready. */
    Replica started() {
        try {
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.start();
        return this;
    }

    /** Whether it makes or delivers a package; of one that was killed, whether it did. */
    boolean isAtWork() {
        try (Stream<Path> folders = Files.list(staging)) {
            return folders.findAny().isPresent();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it in the middle of whatever it does: kill -9. */
    void kill() {
        ProcessHandle process = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    void stop() {
        server.stop();
    }
}
