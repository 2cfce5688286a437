package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsIT {
    private static final String ROWS =
            """
            coin,cap,at
            usdc,1,2026-01-01 00:00:00
            usdt,5,2026-01-01 00:00:00
            usdc,2,2026-01-01 09:30:00
            usdc,3,2026-01-01 07:00:00
            usdt,6,2026-01-01 09:30:00.5
            usdt,6,2026-01-01 09:30:00.500
            dai,7,2026-01-01 07:00:00
            usdc,4,2026-01-02 00:00:00
            usdt,8,2026-01-02 11:00:00
            usdt,9,2026-01-02 11:00:00
            usdt,,2026-01-02 12:00:00
            """;

    @TempDir
    private Path directory;

    @Test
    void ofADayTheLastSnapshotOfEachRecordCountsAndTheEarlierOnesAreSetAside() throws Exception {
        TestLake lake = new TestLake(directory);
        lake.write("caps.csv", ROWS);
        Path descriptor = lake.descriptor("caps", "caps.csv");
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace("{field: who, form: text}", "{field: coin, form: text}")
                        .replace("{field: much,", "{field: cap,")
                        .replace("{field: day, form: date}", "{field: at, form: date-time, ofDay: last}"));

        IngestRun run = lake.take(descriptor);

        assertThat(lake.seen(LakeTable.HOLDING, "as_of", "holder", "amount"))
                .containsExactly(
                        "2026-01-01 dai 700", "2026-01-01 usdc 200", "2026-01-01 usdt 600", "2026-01-02 usdc 400");
        FileLedger ledger = run.files().get(0);
        assertThat(Stream.of(ledger.rowsIn(), ledger.accepted(), ledger.duplicates(), ledger.quarantined()))
                .as("earlier snapshots and a copy are duplicates; two that differ at one instant, and one without"
                        + " amount, are not")
                .containsExactly(11L, 4L, 4L, 3L);
        assertThat(ledger.reasons())
                .containsOnly(
                        java.util.Map.entry("EARLIER_SNAPSHOT", 3L),
                        java.util.Map.entry("CONFLICT", 2L),
                        java.util.Map.entry("AMOUNT_EMPTY", 1L));
        Runs runs = Runs.in(lake.lake());
        assertThat(lake.seen(LakeTable.QUARANTINE, "reason", "row_number", "raw"))
                .contains("EARLIER_SNAPSHOT 5 usdc,3,2026-01-01 07:00:00");
        assertThat(runs.setAside(run).stream().map(SetAside::reason))
                .containsExactly("AMOUNT_EMPTY", "CONFLICT", "EARLIER_SNAPSHOT");
        List<String> repairable = new java.util.ArrayList<>();
        runs.texts(run, run.files()).forEachRemaining(repairable::add);
        assertThat(repairable).as("nothing is wrong with an earlier snapshot").hasSize(3);
        assertThat(lake.take(true, List.of(lake.source(descriptor)))
                        .files()
                        .get(0)
                        .accepted())
                .as("the same file again")
                .isZero();
    }
}
