package io.chokepoint.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chokepoint.local.Component;
import io.chokepoint.local.PlatformException;
import io.chokepoint.local.keycloak.Keycloak;
import io.chokepoint.local.postgres.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What runs, as the supervisor records it in {@code state.json} for the other commands.
 *
 * @param supervisor the process that started the components and ends with them
 */
public record StackState(ProcessRef supervisor, Phase phase, List<Running> components) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public StackState {
        components = List.copyOf(components);
    }

    /** How far the platform has come. */
    public enum Phase {
        STARTING,
        READY
    }

    /**
     * A component.
     *
     * @param port    on 127.0.0.1; 0 before it is known
     * @param process null where it has none yet, or no longer
     */
    public record Running(String name, String version, int port, ProcessRef process) {
        static Running of(Component component) {
            OptionalLong pid = component.pid();
            return new Running(
                    component.name(),
                    component.version(),
                    component.port(),
                    pid.isPresent() ? ProcessRef.of(pid.getAsLong()) : null);
        }
    }

    /** What these components of this process are doing now. */
    static StackState of(Phase phase, List<Component> components) {
        return new StackState(
                ProcessRef.of(ProcessHandle.current().pid()),
                phase,
                components.stream().map(Running::of).toList());
    }

    /** The component of that name, if recorded. */
    public Optional<Running> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** Whether the supervisor that recorded it still lives. */
    public boolean supervised() {
        return supervisor.alive().isPresent();
    }

    /** Addresses of the servers, by the variable that gives them to programs. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        for (Running component : components) {
            int port = component.port();
            switch (component.name()) {
                case "postgres" -> addresses.put(StackEnvironment.POSTGRES_URL, Postgres.url(port, Postgres.DATABASE));
                case "keycloak" ->
                    addresses.put(
                            StackEnvironment.KEYCLOAK_URL, Keycloak.issuer(port).toString());
                case "clickhouse" -> addresses.put(StackEnvironment.CLICKHOUSE_URL, "http://127.0.0.1:" + port);
                default -> {
                    // The API is asked by people, not by the platform's programs.
                }
            }
        }
        return addresses;
    }

    /** The recorded state; empty where nothing was started since the last orderly stop. */
    public static Optional<StackState> read(StackDirectory directory) {
        Path file = directory.state();
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), StackState.class)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new PlatformException(
                    "%s is no state of this version of Chokepoint (%s); end what it lists and delete it"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Replaces the file in one step: a reader sees the old state or the new. */
    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(file.getParent(), "state", ".json");
            JSON.writeValue(next.toFile(), this);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
