package io.chokepoint.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chokepoint.local.demo.Demo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** GraphiQL in a browser of this machine; skipped where there is none. */
class GraphiqlIT {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    @Test
    void aUserLogsInAndAsksInABrowser() throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "No browser: none of " + BROWSERS + " is in the PATH");
        RunningPlatform platform = RunningPlatform.get();
        Demo.User user = Demo.load().user("acme-analyst").orElseThrow();
        ProcessBuilder test = new ProcessBuilder("npm", "run", "--silent", "graphiql").redirectErrorStream(true);
        test.environment()
                .putAll(Map.of(
                        "GRAPHIQL_URL", platform.url().replace("/graphql", "/graphiql"),
                        "GRAPHIQL_ISSUER", platform.issuer(),
                        "GRAPHIQL_USER", user.name(),
                        "GRAPHIQL_PASSWORD", user.password(),
                        "GRAPHIQL_TENANT", "acme",
                        "CHROMIUM", browser.get().toString()));

        Process process = test.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Optional<Path> browser() {
        return BROWSERS.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
