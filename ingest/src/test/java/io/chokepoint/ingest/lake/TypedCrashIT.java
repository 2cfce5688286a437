package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.ethereum.TokenTransfers;
import io.chokepoint.ingest.ethereum.Tokens;
import io.chokepoint.ingest.read.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills an ingest of transfers as typed columns, with kill -9, when all of its transfers are written and it does not exist yet. */
class TypedCrashIT {
    private static final String WROTE = "wrote";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void whatAKilledRunLeftBehindChangesNothingOfTheNextOne() throws Exception {
        Path file = Files.writeString(directory.resolve("transfers.csv"), new OddTransfers(7).file(800));
        TestLake undisturbed = lake("undisturbed");
        TestLake killed = lake("killed");

        killAfter(WROTE, file);
        assertThat(killed.lake().all(LakeTable.HOLDER).count())
                .as("holders of the killed run")
                .isPositive();
        long abandoned = killed.lake().all(LakeTable.TRANSFER).count();
        assertThat(abandoned).as("transfers of the killed run").isPositive();
        assertThat(killed.lake().exists(LakeTable.INGEST_RUN)).as("a run").isFalse();
        assertThat(killed.seen(LakeTable.TRANSFER, "amount"))
                .as("what readers see")
                .isEmpty();

        List<String> resumed = taken(killed, file);

        assertThat(resumed).hasSizeGreaterThan(500).isEqualTo(taken(undisturbed, file));
        assertThat(killed.lake().all(LakeTable.TRANSFER).count())
                .as("its rows stand beside those of the killed run")
                .isEqualTo(
                        abandoned + killed.lake().committed(LakeTable.TRANSFER).count());
    }

    private TestLake lake(String name) throws IOException {
        return new TestLake(Files.createDirectories(directory.resolve(name)));
    }

    /** The ledger, and all that readers see, after the file was taken. */
    private List<String> taken(TestLake lake, Path file) {
        List<String> all = new ArrayList<>();
        for (FileLedger ledger : take(lake, file, line -> {}).files()) {
            all.add("%d = %d + %d + %d, %s, %s"
                    .formatted(
                            ledger.rowsIn(),
                            ledger.accepted(),
                            ledger.duplicates(),
                            ledger.quarantined(),
                            ledger.amountSum(),
                            new TreeMap<>(ledger.reasons())));
        }
        all.addAll(lake.seen(
                LakeTable.TRANSFER,
                "subject_id",
                "sender",
                "recipient",
                "amount",
                "transaction_hash",
                "log_index",
                "as_of",
                "series_id",
                "sender_id",
                "recipient_id",
                "amount_high",
                "amount_low"));
        all.addAll(lake.seen(LakeTable.HOLDER, "holder_id", "holder"));
        all.addAll(lake.seen(LakeTable.SUBJECT, "subject_id", "series_id"));
        all.addAll(lake.seen(LakeTable.QUARANTINE, "row_number", "reason", "raw"));
        return all;
    }

    private void killAfter(String line, Path file) throws Exception {
        Path log = directory.resolve(line.replace(' ', '-') + ".log");
        Process process = ChildJvm.start(
                StandsStill.class, log, List.of(directory.resolve("killed").toString(), file.toString(), line));
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(log).contains(StandsStill.SAID)) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as("the process reaches '%s': %s", line, Files.readString(log))
                        .isTrue();
                Thread.sleep(100);
            }
            process.destroyForcibly();
            assertThat(process.waitFor()).isEqualTo(ChildJvm.KILLED);
        } finally {
            process.destroyForcibly();
        }
    }

    private static IngestRun take(TestLake lake, Path file, Consumer<String> progress) {
        Reading reading = new Reading(TestLake.spark(), 10_000);
        Source source = TokenTransfers.of(
                "test", "eip155:1", List.of(file.toUri().toString()), List.of(), Tokens.NONE, reading);
        return new Ingestion(lake.lake(), reading, progress).run(List.of(source), false);
    }

    /** The process that is killed: it stands still once it has come to a place. */
    static final class StandsStill {
        private static final String SAID = "stands still";

        private StandsStill() {}

        public static void main(String[] args) {
            take(new TestLake(Path.of(args[0])), Path.of(args[1]), line -> {
                if (line.startsWith(args[2])) {
                    System.out.println(SAID);
                    sleep();
                }
            });
        }

        private static void sleep() {
            try {
                Thread.sleep(PATIENCE.toMillis());
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
