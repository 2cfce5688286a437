package io.chokepoint.local.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of {@code ./chokepoint status}.
 *
 * @param port    null where it does not listen, or somebody else runs it
 * @param pid     null where it does not run, or somebody else runs it
 * @param version null where it is not known
 */
public record ComponentStatus(String component, State state, Integer port, Long pid, String version) {
    private static final List<String> COMPONENTS = List.of("postgres", "keycloak", "clickhouse", "api");
    private static final Map<String, String> ADDRESSES = Map.of(
            "postgres", StackEnvironment.POSTGRES_URL,
            "keycloak", StackEnvironment.KEYCLOAK_URL,
            "clickhouse", StackEnvironment.CLICKHOUSE_URL);

    /** What a component is doing. */
    public enum State {
        /** Nobody started it. */
        @JsonProperty("stopped")
        STOPPED,
        /** The platform is on its way up. */
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("running")
        RUNNING,
        /** It ended although nobody stopped it. */
        @JsonProperty("failed")
        FAILED,
        /** It runs on after its supervisor was killed; {@code down} ends it. */
        @JsonProperty("leftover")
        LEFTOVER,
        /** The environment gives its address; it is not this platform's to start. */
        @JsonProperty("given")
        GIVEN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The status of every component, in the order of their start. */
    public static List<ComponentStatus> all(StackDirectory directory, Map<String, String> environment) {
        Optional<StackState> state = StackState.read(directory);
        return COMPONENTS.stream().map(name -> of(name, state, environment)).toList();
    }

    private static ComponentStatus of(String name, Optional<StackState> state, Map<String, String> environment) {
        Optional<StackState.Running> recorded = state.flatMap(running -> running.component(name));
        if (recorded.isEmpty()) {
            boolean given = ADDRESSES.containsKey(name) && StackEnvironment.isGiven(environment, ADDRESSES.get(name));
            return new ComponentStatus(name, given ? State.GIVEN : State.STOPPED, null, null, null);
        }
        StackState.Running component = recorded.get();
        Optional<Long> pid = Optional.ofNullable(component.process())
                .filter(process -> process.alive().isPresent())
                .map(ProcessRef::pid);
        return new ComponentStatus(
                name,
                state(state.get(), pid.isPresent()),
                component.port() == 0 ? null : component.port(),
                pid.orElse(null),
                component.version());
    }

    private static State state(StackState state, boolean alive) {
        if (!state.supervised()) {
            return alive ? State.LEFTOVER : State.STOPPED;
        }
        if (state.phase() == StackState.Phase.STARTING) {
            return State.STARTING;
        }
        return alive ? State.RUNNING : State.FAILED;
    }
}
