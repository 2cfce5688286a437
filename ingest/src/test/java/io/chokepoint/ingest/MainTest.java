package io.chokepoint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void helpEndsWithZero() {
        assertThat(Main.run("--help")).isZero();
    }
}
