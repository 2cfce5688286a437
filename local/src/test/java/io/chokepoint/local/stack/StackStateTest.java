package io.chokepoint.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    private static final ProcessRef SELF = ProcessRef.of(ProcessHandle.current().pid());
    private static final ProcessRef ENDED = new ProcessRef(SELF.pid(), "2001-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() {
        StackDirectory directory = new StackDirectory(folder);
        StackState state = new StackState(SELF, StackState.Phase.READY, List.of(postgres(5440, SELF)));

        state.write(directory.state());

        assertThat(StackState.read(directory)).contains(state);
        assertThat(state.supervised()).isTrue();
        assertThat(state.addresses()).isEqualTo(Map.of("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5440/chokepoint"));
    }

    @Test
    void nothingIsReadWhereNothingRan() {
        assertThat(StackState.read(new StackDirectory(folder))).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameIdIsNotTakenForTheRecordedOne() {
        assertThat(SELF.alive()).isPresent();
        assertThat(ENDED.alive()).isEmpty();
    }

    @Test
    void anUnreadableRecordSaysWhatToDo() throws IOException {
        StackDirectory directory = new StackDirectory(folder);
        Files.writeString(directory.state(), "{ half");

        assertThatThrownBy(() -> StackState.read(directory))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(directory.state().toString())
                .hasMessageContaining("delete it");
    }

    @Test
    void whatAKilledSupervisorLeftIsFoundAndEnded() throws IOException, InterruptedException {
        StackDirectory directory = new StackDirectory(folder);
        Process sleeper = new ProcessBuilder("sleep", "300").start();
        try {
            new StackState(
                            ENDED,
                            StackState.Phase.READY,
                            List.of(postgres(5440, ENDED), running("keycloak", ProcessRef.of(sleeper.pid()))))
                    .write(directory.state());

            List<StackState.Running> leftovers = Leftovers.of(directory);
            leftovers.forEach(Leftovers::stop);

            assertThat(leftovers).extracting(StackState.Running::name).containsExactly("keycloak");
            assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Leftovers.of(directory)).isEmpty();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void whatALivingSupervisorRunsIsNoLeftover() {
        StackDirectory directory = new StackDirectory(folder);
        new StackState(SELF, StackState.Phase.READY, List.of(postgres(5440, SELF))).write(directory.state());

        assertThat(Leftovers.of(directory)).isEmpty();
    }

    @Test
    void statusTellsRunningFailedStartingAndGiven() {
        StackDirectory directory = new StackDirectory(folder);
        new StackState(SELF, StackState.Phase.READY, List.of(postgres(5440, SELF), running("api", ENDED)))
                .write(directory.state());

        assertThat(ComponentStatus.all(directory, Map.of("CLICKHOUSE_URL", "http://elsewhere:8123")))
                .extracting(status -> status.component() + " " + status.state())
                .containsExactly("postgres running", "keycloak stopped", "clickhouse given", "api failed");
    }

    private static StackState.Running postgres(int port, ProcessRef process) {
        return new StackState.Running("postgres", "18.6", port, process);
    }

    private static StackState.Running running(String name, ProcessRef process) {
        return new StackState.Running(name, "1", 1, process);
    }
}
