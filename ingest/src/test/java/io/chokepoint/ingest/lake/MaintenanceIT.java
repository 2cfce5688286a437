package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceIT {
    private static final String UNCHECKED = "spark.databricks.delta.retentionDurationCheck.enabled";
    private static final String[] ALL = {"holder", "amount", "as_of", "ingest_run_id", "holder_id", "known_at"};

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(directory);
    }

    @Test
    void manySmallFilesBecomeOneADayAndNoRowChanges() throws IOException {
        for (int file = 0; file < 2; file++) {
            lake.write(
                    "pools-%d.csv".formatted(file),
                    "who,much,day%nann,%d,2026-01-01%nbob-%d,2,2026-01-02%n".formatted(file, file));
            lake.take(lake.descriptor("pools-%d".formatted(file), "pools-%d.csv".formatted(file)));
        }
        List<String> before = lake.seen(LakeTable.HOLDING, ALL);
        assertThat(onDisk()).isEqualTo(4);
        Maintenance maintenance = new Maintenance(lake.lake());
        assertThatThrownBy(() -> maintenance.run(Duration.ofDays(6)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("168 hours at least, not 144");
        assertThat(onDisk()).isEqualTo(4);

        TestLake.spark().conf().set(UNCHECKED, "false");
        try {
            assertThat(new Maintenance(lake.lake(), Duration.ZERO).run(Duration.ZERO))
                    .filteredOn(outcome -> outcome.table().equals("holding"))
                    .singleElement()
                    .satisfies(outcome -> {
                        assertThat(outcome.before()).isEqualTo(4);
                        assertThat(outcome.after()).isEqualTo(2);
                        assertThat(outcome.bytes()).isPositive();
                    });
        } finally {
            TestLake.spark().conf().unset(UNCHECKED);
        }
        assertThat(onDisk()).as("nothing is left that the table does not need").isEqualTo(2);
        assertThat(lake.seen(LakeTable.HOLDING, ALL)).hasSize(4).isEqualTo(before);
        assertThat(lake.take(lake.descriptor("pools-1", "pools-1.csv")).id())
                .as("what was taken is known still")
                .isNull();
    }

    private long onDisk() throws IOException {
        try (var files = Files.walk(directory.resolve("lake/holding"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.toString().contains("_delta_log"))
                    .count();
        }
    }
}
