package io.chokepoint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run                        | Unmatched argument at index 0: 'run'",
                "engine --transfers=0       | --transfers must be 1 or more, not 0",
                "engine --transfers=many    | 'many' is not a long",
                "engine --layout=hex        | expected one of [IDS, ADDRESSES, BOTH]",
                "engine --peer=sqlite       | expected one of [DUCKDB, NONE]",
                "engine --rounds=0          | --rounds must be 1 or more, not 0",
                "increment --balances=-1    | --balances must be 1 or more, not -1",
                "measure --rows=0           | --rows must be 1 or more, not 0"
            })
    void aWrongCallExitsWithTwoAndSaysWhatIsWrong(String call, String message) {
        assertThat(run(call.trim().split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void withoutACommandTheCommandsAreNamed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("engine, increment, ingest, measure, export or api");
    }

    @Test
    void aProgramThatCannotStartExitsWithOneWithoutAStackTrace() {
        int code = run("measure", "--rows=1", "--project=" + folder, "--cache=" + folder.resolve("cache"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("Cannot start").doesNotContain("\tat ");
    }

    @Test
    void aDifferenceNamesTheTokenTheIndexAndBothValues() throws IOException {
        Path engine = Files.writeString(folder.resolve("engine"), "{\"series\":\"4\",\"population\":\"7\"}\n");
        Path peer = Files.writeString(folder.resolve("peer"), "{\"series\":\"4\",\"population\":\"8\"}\n");

        assertThatThrownBy(() -> new Agreement("engine", engine, "duckdb", peer).run())
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("Token 4, population: engine has \"7\", duckdb has \"8\"");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
