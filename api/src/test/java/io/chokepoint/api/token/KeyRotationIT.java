package io.chokepoint.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.api.testing.Keycloak;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.local.Component;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Keycloak changes its key, or does not answer, while the API is asked. */
@QuarkusTest
class KeyRotationIT extends ApiTest {
    private static final String QUESTION = "{viewer {user}}";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void aNewKeyIsTakenUnderLoadAndTheOldOneStays() throws Exception {
        String old = token("acme-viewer");
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService load = Executors.newFixedThreadPool(4);
        String key = null;
        try {
            List<Future<?>> askers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                askers.add(load.submit(() -> {
                    while (!over.get()) {
                        statuses.add(post(old, QUESTION).statusCode());
                    }
                }));
            }

            key = Keycloak.addSigningKey();
            String rotated = Tenants.token("acme-viewer");
            assertThat(header(rotated)).isNotEqualTo(header(old));
            Instant end = Instant.now().plus(LIMIT);
            int status = post(rotated, QUESTION).statusCode();
            while (status != 200 && Instant.now().isBefore(end)) {
                assertThat(status).isEqualTo(401);
                Thread.sleep(500);
                status = post(rotated, QUESTION).statusCode();
            }
            over.set(true);
            for (Future<?> asker : askers) {
                asker.get();
            }

            assertThat(status).isEqualTo(200);
            assertThat(statuses).hasSizeGreaterThan(20).containsOnly(200);
        } finally {
            over.set(true);
            load.shutdownNow();
            if (key != null) {
                Keycloak.removeSigningKey(key);
            }
        }
    }

    @Test
    void whileKeycloakDoesNotAnswerKnownKeysGoOnAndUnknownOnesAreNoFaultOfOurs() throws Exception {
        String known = token("acme-viewer");
        assertThat(post(known, QUESTION).statusCode()).isEqualTo(200);
        JsonObject header = new JsonObject(header(known)).put("kid", "nobodys");
        String unknown = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(header.encode().getBytes(StandardCharsets.UTF_8))
                + known.substring(known.indexOf('.'));
        signal("STOP");
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(post(known, QUESTION).statusCode()).isEqualTo(200);
            }
            Instant begun = Instant.now();
            assertThat(post(unknown, QUESTION).statusCode()).isIn(401, 503);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
        } finally {
            signal("CONT");
        }
        assertThat(post(known, QUESTION).statusCode()).isEqualTo(200);
    }

    private static String header(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        long pid = ApiStack.servers().components().stream()
                .filter(component -> component.name().equals("keycloak"))
                .map(Component::pid)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
