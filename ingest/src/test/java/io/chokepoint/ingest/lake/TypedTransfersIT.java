package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import io.chokepoint.ingest.read.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers as typed columns become what they become as rows. */
class TypedTransfersIT {
    /** So small that every file is of many parts, and every run of many chunks. */
    private static final long SPLIT_FROM = 10_000;

    private static final String[] TRANSFERS = {
        "dataset",
        "network",
        "token",
        "subject_id",
        "resource",
        "sender",
        "recipient",
        "amount",
        "block_number",
        "block_time",
        "transaction_hash",
        "log_index",
        "as_of",
        "source",
        "series_id",
        "sender_id",
        "recipient_id",
        "amount_high",
        "amount_low"
    };

    @TempDir
    private Path directory;

    @Test
    void oddFilesBecomeTheSameEitherWayPlainOrPacked() throws IOException {
        OddTransfers odd = new OddTransfers(1);
        String first = odd.file(600);
        Path plain = Files.writeString(directory.resolve("first.csv"), first);
        Path packed = directory.resolve("first.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(first.getBytes(StandardCharsets.UTF_8));
        }
        // It has lines of the first one again, some of them otherwise.
        Path second = Files.writeString(directory.resolve("second.csv"), odd.file(600));

        assertThat(taken("typed", true, List.of(packed, second)))
                .isEqualTo(taken("rows", false, List.of(plain, second)));
    }

    /** All that readers see after these files were taken, one after the other. */
    private List<String> taken(String name, boolean typed, List<Path> files) throws IOException {
        TestLake lake = new TestLake(Files.createDirectories(directory.resolve(name)));
        Reading reading = new Reading(TestLake.spark(), SPLIT_FROM);
        List<String> all = new ArrayList<>();
        for (Path file : files) {
            Source source = TokenTransfers.of(
                    "test", "eip155:1", List.of(file.toUri().toString()), List.of(), Tokens.NONE, reading);
            IngestRun run =
                    new Ingestion(lake.lake(), reading, line -> {}, () -> {}, typed).run(List.of(source), false);
            for (FileLedger ledger : run.files()) {
                all.add("%d = %d + %d + %d, %s, %s"
                        .formatted(
                                ledger.rowsIn(),
                                ledger.accepted(),
                                ledger.duplicates(),
                                ledger.quarantined(),
                                ledger.amountSum(),
                                new java.util.TreeMap<>(ledger.reasons())));
            }
        }
        for (int version = 0; version < files.size(); version++) {
            Path log = directory.resolve("%s/lake/transfer/_delta_log/%020d.json".formatted(name, version));
            assertThat(Files.readString(log).contains("chokepoint-ingest"))
                    .as("went as typed columns")
                    .isEqualTo(typed);
        }
        all.addAll(lake.seen(LakeTable.TRANSFER, TRANSFERS));
        all.addAll(lake.seen(LakeTable.HOLDER, "holder_id", "holder"));
        all.addAll(lake.seen(LakeTable.SUBJECT, "subject_id", "series_id"));
        all.addAll(lake.seen(LakeTable.QUARANTINE, "row_number", "reason", "message", "raw"));
        return all;
    }
}
