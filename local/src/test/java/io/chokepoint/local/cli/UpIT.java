package io.chokepoint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.chokepoint.local.FileTree;
import io.chokepoint.local.stack.ProcessRef;
import io.chokepoint.local.stack.StackDirectory;
import io.chokepoint.local.stack.StackState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Life and death of the supervisor, with PostgreSQL as its only child: the other servers are given. */
class UpIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SERVERS = "--servers";
    private static final String ANY_PORT = "--postgres-port=0";

    private Path project;
    private StackDirectory directory;

    @BeforeEach
    void emptyProject() throws IOException {
        project = Files.createTempDirectory("chokepoint-up");
        directory = new StackDirectory(project.resolve(".chokepoint"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        run("down");
        FileTree.delete(project);
    }

    @Test
    void aSignalStopsWhatWasStarted() throws IOException, InterruptedException {
        Process supervisor = start("up", SERVERS, ANY_PORT);
        StackState state = awaitReady();
        ProcessRef postgres = state.component("postgres").orElseThrow().process();
        assertThat(postgres.alive()).isPresent();

        supervisor.destroy();

        assertThat(supervisor.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(postgres.alive()).isEmpty();
        assertThat(StackState.read(directory)).isEmpty();
    }

    @Test
    void detachReturnsWhenReadyASecondUpChangesNothingAndDownStops() throws IOException, InterruptedException {
        Finished detached = run("up", SERVERS, ANY_PORT, "--detach");
        assertThat(detached.exit()).as(detached.output()).isZero();
        assertThat(detached.output()).contains("PostgreSQL 18.6: done in", "Ready in", "acme-analyst/demo");
        StackState state = StackState.read(directory).orElseThrow();

        Finished second = run("up", SERVERS, ANY_PORT);

        assertThat(second.exit()).isZero();
        assertThat(second.output()).contains("nothing was changed");
        assertThat(StackState.read(directory)).contains(state);
        assertThat(run("up", "--fresh").output()).contains("stop it with ./chokepoint down before --fresh");
        assertThat(run("down").exit()).isZero();
        assertThat(state.supervisor().alive()).isEmpty();
        assertThat(state.component("postgres").orElseThrow().process().alive()).isEmpty();
    }

    @Test
    void whatAKilledSupervisorLeavesIsEndedByTheNextUp() throws IOException, InterruptedException {
        Process killed = start("up", SERVERS, ANY_PORT);
        ProcessRef left = awaitReady().component("postgres").orElseThrow().process();
        killed.destroyForcibly().waitFor();
        assertThat(left.alive()).isPresent();
        assertThat(run("status").output()).contains("leftover");

        Finished next = run("up", SERVERS, ANY_PORT, "--detach");

        assertThat(next.exit()).as(next.output()).isZero();
        assertThat(next.output()).contains("Ending postgres, pid " + left.pid());
        assertThat(left.alive()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedAndNothingIsStarted() throws IOException, InterruptedException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finished up = run("up", SERVERS, "--postgres-port=" + held.getLocalPort());

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + held.getLocalPort() + " for PostgreSQL is taken by pid "
                            + ProcessHandle.current().pid())
                    .contains("--postgres-port or CHOKEPOINT_POSTGRES_PORT")
                    .doesNotContain("\tat ");
        }
        assertThat(directory.of("postgres")).doesNotExist();
    }

    private StackState awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            StackState state = StackState.read(directory).orElse(null);
            if (state != null && state.phase() == StackState.Phase.READY) {
                return state;
            }
            Thread.sleep(50);
        }
        return fail("Not ready within " + LIMIT);
    }

    private record Finished(int exit, String output) {}

    private Finished run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("chokepoint", ".out");
        try {
            Process process = command(arguments).redirectOutput(output.toFile()).start();
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Finished(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private Process start(String... arguments) throws IOException {
        return command(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Chokepoint.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CHOKEPOINT_PROJECT", project.toString(),
                        "CLICKHOUSE_URL", "http://127.0.0.1:1",
                        "KEYCLOAK_URL", "http://127.0.0.1:1/realms/chokepoint"));
        return builder;
    }
}
