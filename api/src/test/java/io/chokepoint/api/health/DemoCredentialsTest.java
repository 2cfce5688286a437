package io.chokepoint.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCredentialsTest {
    private static final Map<String, String> PASSWORDS =
            Map.of("POSTGRES_PASSWORD", "app-demo", "CLICKHOUSE_PASSWORD", "9f2c71");

    @Test
    void passwordsOfTheDemoAreRefusedInProduction() {
        assertThat(DemoCredentials.known("production", PASSWORDS)).containsExactly("POSTGRES_PASSWORD");
    }

    @Test
    void theDemoMayUseItsOwnPasswords() {
        assertThat(DemoCredentials.known("local", PASSWORDS)).isEmpty();
    }
}
