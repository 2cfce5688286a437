package io.chokepoint.local.cli;

import io.chokepoint.local.stack.StackDirectory;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.local.stack.StackState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The clone that commands work in.
 *
 * @param project     folder of the build, which {@code ./chokepoint} names by {@code CHOKEPOINT_PROJECT}
 * @param directory   what the platform keeps, {@code .chokepoint} in the project
 * @param environment of this process
 */
record Workspace(Path project, StackDirectory directory, Map<String, String> environment) {
    Workspace(Map<String, String> environment) {
        this(Path.of(environment.getOrDefault("CHOKEPOINT_PROJECT", "")).toAbsolutePath(), environment);
    }

    private Workspace(Path project, Map<String, String> environment) {
        this(project, new StackDirectory(project.resolve(".chokepoint")), Map.copyOf(environment));
    }

    /** What the supervisor recorded, if it lives. */
    Optional<StackState> running() {
        return StackState.read(directory).filter(StackState::supervised);
    }

    /** What programs are told about the servers that run. */
    StackEnvironment servers() {
        return new StackEnvironment(
                environment, running().map(StackState::addresses).orElse(Map.of()));
    }
}
