package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.descriptor.DescribedSource;
import io.chokepoint.ingest.descriptor.DescriptorReader;
import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.value.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills an ingest between its last row and the row that makes the run exist. */
class CrashIT {
    @TempDir
    private Path directory;

    @Test
    void aKilledRunLeavesNothingVisibleAndTheNextOneIsRight() throws Exception {
        TestLake lake = new TestLake(directory);
        lake.write("a.csv", "who,much,day\nann,1,2026-01-01\nbob,2,2026-01-02\nbob,3,2026-01-02\n");
        lake.write("labels.csv", "holder,entity\nann,x\n");
        Path descriptor = lake.descriptor("first", "a.csv");

        assertThat(killedBeforeCommit(descriptor)).isEqualTo(ChildJvm.KILLED);

        // The fault bites: rows of all tables are there, and no run.
        assertThat(lake.lake().all(LakeTable.HOLDING).count()).isEqualTo(1);
        assertThat(lake.lake().all(LakeTable.LABEL).count()).isEqualTo(1);
        assertThat(lake.lake().all(LakeTable.QUARANTINE).count()).isEqualTo(2);
        assertThat(lake.lake().all(LakeTable.SUBJECT).count()).isEqualTo(1);
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 ann");
        assertThat(lake.lake().exists(LakeTable.INGEST_RUN)).isFalse();
        // And nobody sees them.
        assertThat(lake.seen(LakeTable.HOLDING, "holder")).isEmpty();
        assertThat(lake.seen(LakeTable.LABEL, "holder")).isEmpty();
        assertThat(lake.seen(LakeTable.QUARANTINE, "raw")).isEmpty();
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id")).isEmpty();

        FileLedger ledger = lake.take(descriptor).files().get(0);
        assertThat(ledger.accepted()).isEqualTo(1);
        assertThat(ledger.duplicates()).isZero();
        assertThat(lake.total(LakeTable.HOLDING)).isEqualTo(100);
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id")).containsExactly("test/first");
        assertThat(lake.lake().all(LakeTable.HOLDING).count()).isEqualTo(2);

        FileLedger labels = lake.take(false, List.of(labels(lake, directory.resolve("labels.csv"))))
                .files()
                .get(0);
        assertThat(labels.accepted()).isEqualTo(1);
        assertThat(lake.seen(LakeTable.LABEL, "holder", "holder_id")).containsExactly("ann 1");
    }

    @Test
    void theNumbersOfAKilledRunAreUsedAgain() throws Exception {
        TestLake lake = new TestLake(directory);
        lake.write("a.csv", "who,much,day\nbob,1,2026-01-01\n");
        lake.write("b.csv", "who,much,day\nann,1,2026-01-01\n");
        lake.write("labels.csv", "holder,entity\nbob,x\n");
        Path killed = lake.descriptor("second", "a.csv");
        assertThat(killedBeforeCommit(killed)).isEqualTo(ChildJvm.KILLED);

        lake.take(lake.descriptor("first", "b.csv"));
        lake.take(killed);
        assertThat(lake.seen(LakeTable.HOLDER, "holder_id", "holder")).containsExactly("1 bob", "2 ann");
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "holder_id", "subject_id", "series_id"))
                .containsExactly("ann 2 test/first 2", "bob 1 test/second 1");
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "series_id"))
                .containsExactly("test/first 2", "test/second 1");
    }

    private int killedBeforeCommit(Path descriptor) throws IOException, InterruptedException {
        Process process = ChildJvm.start(
                KilledBeforeCommit.class,
                directory.resolve("killed.log"),
                List.of(
                        directory.toString(),
                        descriptor.toString(),
                        directory.resolve("labels.csv").toString()));
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Source labels(TestLake lake, Path file) {
        return EvidenceFiles.labels(
                new Attribution("labels", new Network("offchain"), "a test", "unknown", 1.0),
                List.of(file.toUri().toString()),
                lake.reading().configuration());
    }

    /** The process that dies: no shutdown hook runs, as with kill -9. */
    static final class KilledBeforeCommit {
        private KilledBeforeCommit() {}

        public static void main(String[] args) {
            TestLake lake = new TestLake(Path.of(args[0]));
            Source source = DescribedSource.of(
                    DescriptorReader.read(Path.of(args[1])), lake.reading().configuration());
            new Ingestion(lake.lake(), lake.reading(), line -> {}, () -> Runtime.getRuntime()
                            .halt(ChildJvm.KILLED))
                    .run(List.of(source, labels(lake, Path.of(args[2]))), false);
        }
    }
}
