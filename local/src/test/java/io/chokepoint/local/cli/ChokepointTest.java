package io.chokepoint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChokepointTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path project;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purge --network=eip155:1              | Missing required option: '--holder=TEXT'",
                "launch                                | Unmatched argument at index 0: 'launch'",
                "up --http-port=70000                  | 70000 is not a port, 0 to 65535",
                "up --http-port=http                   | 'http' is not an int",
                "token                                 | Missing required parameter: 'USER'",
                "token acme-analist                    | Unknown user 'acme-analist'; known are acme-viewer",
                "token acme-analyst --organization=globex | 'acme-analyst' belongs to acme, not to 'globex'",
                "token acme-service --organization=globex | 'acme-service' belongs to acme, not to 'globex'",
                "logs api                              | No log of 'api'; there are none yet"
            })
    void aWrongCallExitsWithTwoAndSaysWhatIsWrong(String call, String message) {
        assertThat(run(call.trim().split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "token acme-analyst, KEYCLOAK_URL",
        "batch, CLICKHOUSE_URL",
        "purge --network eip155:1 --holder 0x1, CLICKHOUSE_URL"
    })
    void aServerThatDoesNotRunExitsWithOneWithoutAStackTrace(String call, String variable) {
        assertThat(run(call.split(" "))).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "chokepoint: Nothing runs here for %1$s; start it with ./chokepoint up,".formatted(variable)
                                + " or set " + variable + "\n");
    }

    @ParameterizedTest
    @CsvSource({"ingest demo, ingest", "ingest labels --dataset a --file b.csv, ingest", "bench engine, bench"})
    void aModuleThatIsNotBuiltExitsWithOneAndSaysHowToBuildIt(String call, String module) {
        assertThat(run(call.split(" "))).isEqualTo(1);
        assertThat(err.toString())
                .contains("Module " + module + " is not built")
                .doesNotContain("\tat ");
    }

    @Test
    void statusListsEveryComponentAlsoWhereNothingRuns() throws JsonProcessingException {
        assertThat(run("status", "--json")).isZero();

        JsonNode status = new ObjectMapper().readTree(out.toString());
        assertThat(status).hasSize(4);
        assertThat(status.path(0).path("component").asText()).isEqualTo("postgres");
        assertThat(status.path(0).path("state").asText()).isEqualTo("stopped");
        assertThat(status.path(0).path("port").isNull()).isTrue();
    }

    @Test
    void downChangesNothingWhereNothingRuns() {
        assertThat(run("down")).isZero();
        assertThat(out.toString()).contains("does not run; nothing was changed");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("help")).isZero();
        assertThat(out.toString())
                .contains("up ", "down ", "status ", "logs ", "token ", "ingest ", "batch ", "bench ", "env ");
    }

    private int run(String... arguments) {
        CommandLine commands = Chokepoint.commandLine(new Workspace(Map.of("CHOKEPOINT_PROJECT", project.toString())));
        return commands.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
