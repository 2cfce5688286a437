package io.chokepoint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path directory;

    @Test
    void whatTheUserCanMendEndsWithTwo() {
        assertThat(Main.run("--lake", directory.toString())).isEqualTo(2);
        assertThat(Main.run("demo")).isEqualTo(2);
        assertThat(Main.run("--lake", directory.toString(), "--descriptor", "absent.yaml"))
                .isEqualTo(2);
        assertThat(Main.run(
                        "--lake",
                        directory.toString(),
                        "ethereum-etl",
                        "--network",
                        "eip155:1",
                        "--dataset",
                        "No Name",
                        "--token-transfers",
                        "absent.csv"))
                .isEqualTo(2);
    }

    @Test
    void labelsAndLinksAreToldWhatTheyAreBeforeAnythingIsRead() {
        assertThat(labels("--licence", "CC0-1.0")).isEqualTo(2);
        assertThat(labels("--licence", "CC0-1.0", "--source", " ")).isEqualTo(2);
        assertThat(labels("--licence", "CC0-1.0", "--source", "a test", "--confidence", "95%"))
                .isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void replayAndItsKinAreToldWhatTheyLackBeforeSparkIsOpened() {
        String lake = directory.toString();
        assertThat(Main.run("--lake", lake, "report", "some-run", "--all")).isEqualTo(2);
        assertThat(Main.run("--lake", lake, "quarantine", "some-run")).isEqualTo(2);
        assertThat(Main.run("--lake", lake, "replay", "some-run", "--fixed", "absent.csv"))
                .isEqualTo(2);
        assertThat(Main.run(
                        "--lake", lake, "replay", "some-run", "--fixed", "absent.csv", "--descriptor", "absent.yaml"))
                .isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    private int labels(String... options) {
        List<String> command = new ArrayList<>(List.of("--lake", directory.toString(), "labels"));
        command.addAll(List.of("--dataset", "a", "--network", "eip155:1", "--file", "absent.csv"));
        command.addAll(List.of(options));
        return Main.run(command.toArray(String[]::new));
    }

    @Test
    void helpEndsWithZero() {
        assertThat(Main.run("--help")).isZero();
    }
}
