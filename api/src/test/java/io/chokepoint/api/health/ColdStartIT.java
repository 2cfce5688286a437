package io.chokepoint.api.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.ApiTest;
import io.chokepoint.local.Ports;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.keycloak.TokenClient;
import io.chokepoint.local.stack.LocalStack;
import io.chokepoint.local.stack.ModuleProgram;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API as a process of its own, started before Keycloak is there. */
@QuarkusTest
class ColdStartIT extends ApiTest {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final String VIEWER = "{viewer {user}}";

    private final Vertx vertx = Vertx.vertx();
    private Process api;

    @AfterEach
    void stop() throws InterruptedException {
        if (api != null) {
            api.destroy();
            if (!api.waitFor(10, TimeUnit.SECONDS)) {
                api.destroyForcibly();
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itIsAliveAndNotReadyUntilKeycloakAnswersAndThenServes() throws Exception {
        LocalStack stack = ApiStack.servers();
        int http = Ports.free();
        int keycloak = Ports.free();
        Map<String, String> variables = new HashMap<>(stack.environment().api());
        URI real = URI.create(variables.get("KEYCLOAK_URL"));
        URI realm = URI.create("http://127.0.0.1:" + keycloak + real.getPath());
        variables.put("KEYCLOAK_URL", realm.toString());
        variables.put("CHOKEPOINT_HTTP_PORT", Integer.toString(http));
        api = ModuleProgram.api(Path.of("..").toAbsolutePath().normalize())
                .process(variables, List.of())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/cold-start.log"))
                .start();

        assertThat(within(START, http, "/q/health/live", 200)).isTrue();
        assertThat(status(http, "/q/health/ready")).isEqualTo(503);

        forward(keycloak, real);

        assertThat(within(RECOVERY, http, "/q/health/ready", 200)).isTrue();
        String token =
                new TokenClient(realm).token(Demo.load().user("acme-viewer").orElseThrow(), Optional.empty());
        String user = given().port(http)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("query", VIEWER))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .path("data.viewer.user");
        assertThat(user).isEqualTo("acme-viewer");
    }

    /** Hands on what is sent to a port. */
    private void forward(int port, URI to) {
        vertx.createNetServer()
                .connectHandler(from -> {
                    from.pause();
                    vertx.createNetClient()
                            .connect(to.getPort(), to.getHost())
                            .onComplete(other -> join(from, other), failure -> from.close());
                })
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void join(NetSocket one, NetSocket other) {
        one.pipeTo(other);
        other.pipeTo(one);
    }

    private static boolean within(Duration limit, int port, String path, int status) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (Instant.now().isBefore(end)) {
            if (status(port, path) == status) {
                return true;
            }
            Thread.sleep(250);
        }
        return false;
    }

    /** The status, or 0 where nobody answers. */
    private static int status(int port, String path) {
        try {
            return given().port(port).get(path).statusCode();
        } catch (Exception e) {
            // REST Assured hides the refused connection in a type of its own that it does not declare.
            return 0;
        }
    }
}
