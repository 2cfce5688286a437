package io.chokepoint.api.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start with a password of the local demo, which everybody knows, unless {@code CHOKEPOINT_PROFILE=local} says
 * that this is the demo.
 */
@ApplicationScoped
class DemoCredentials {
    private static final String LOCAL = "local";
    private static final String DEMO_SUFFIX = "demo";
    private static final List<String> VARIABLES = List.of(
            "CLICKHOUSE_PASSWORD",
            "CLICKHOUSE_PROJECTOR_PASSWORD",
            "POSTGRES_PASSWORD",
            "POSTGRES_OWNER_PASSWORD",
            "KEYCLOAK_CLIENT_SECRET",
            "KEYCLOAK_PROVISIONER_SECRET");

    private final Config config;

    DemoCredentials(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        Map<String, String> passwords = new TreeMap<>();
        VARIABLES.forEach(variable -> config.getOptionalValue(variable, String.class)
                .ifPresent(password -> passwords.put(variable, password)));
        List<String> known = known(config.getValue("chokepoint.profile", String.class), passwords);
        if (!known.isEmpty()) {
            throw new IllegalStateException(
                    "%s hold passwords of the local demo; set others, or CHOKEPOINT_PROFILE=local for the demo itself"
                            .formatted(String.join(", ", known)));
        }
    }

    /** The variables whose passwords are the demo's, in order; none where the profile says that it is the demo. */
    static List<String> known(String profile, Map<String, String> passwords) {
        List<String> known = new ArrayList<>();
        if (!profile.equals(LOCAL)) {
            passwords.forEach((variable, password) -> {
                if (password.endsWith(DEMO_SUFFIX)) {
                    known.add(variable);
                }
            });
        }
        return known;
    }
}
