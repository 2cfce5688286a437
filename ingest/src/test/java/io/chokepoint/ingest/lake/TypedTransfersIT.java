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
    void oddFilesBecomeTheSameEitherWay() throws IOException {
        OddTransfers odd = new OddTransfers(1);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            files.add(Files.writeString(directory.resolve("file" + i + ".csv"), odd.file(600)));
        }
        List<List<Path>> runs = List.of(List.of(files.get(0)), List.of(files.get(1)));

        assertThat(taken("typed", true, runs)).isEqualTo(taken("rows", false, runs));
    }

    @Test
    void aCompressedFileBecomesWhatThePlainOneDoes() throws IOException {
        String text = new OddTransfers(3).file(300);
        Path plain = Files.writeString(directory.resolve("file.csv"), text);
        Path packed = directory.resolve("file.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(taken("packed", true, List.of(List.of(packed))))
                .isEqualTo(taken("plain", true, List.of(List.of(plain))));
    }

    /** All that readers see after these runs, one after the other. */
    private List<String> taken(String name, boolean typed, List<List<Path>> runs) throws IOException {
        TestLake lake = new TestLake(Files.createDirectories(directory.resolve(name)));
        Reading reading = new Reading(TestLake.spark(), SPLIT_FROM);
        List<String> all = new ArrayList<>();
        for (List<Path> files : runs) {
            Source source = TokenTransfers.of(
                    "test",
                    "eip155:1",
                    files.stream().map(file -> file.toUri().toString()).toList(),
                    List.of(),
                    Tokens.NONE,
                    reading);
            IngestRun run =
                    new Ingestion(lake.lake(), reading, line -> {}, () -> {}, typed).run(List.of(source), false);
            for (FileLedger file : run.files()) {
                all.add("%d = %d + %d + %d, %s, %s"
                        .formatted(
                                file.rowsIn(),
                                file.accepted(),
                                file.duplicates(),
                                file.quarantined(),
                                file.amountSum(),
                                new java.util.TreeMap<>(file.reasons())));
            }
        }
        String log = Files.readString(directory.resolve(name + "/lake/transfer/_delta_log/00000000000000000000.json"));
        assertThat(log.contains("chokepoint-ingest"))
                .as("went as typed columns")
                .isEqualTo(typed);
        all.addAll(lake.seen(LakeTable.TRANSFER, TRANSFERS));
        all.addAll(lake.seen(LakeTable.HOLDER, "holder_id", "holder"));
        all.addAll(lake.seen(LakeTable.SUBJECT, "subject_id", "series_id"));
        all.addAll(lake.seen(LakeTable.QUARANTINE, "row_number", "reason", "message", "raw"));
        return all;
    }
}
