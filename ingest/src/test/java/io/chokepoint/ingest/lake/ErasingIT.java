package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.value.Network;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasingIT {
    private static final Network NETWORK = new Network("eip155:1");
    private static final String ANN = "0x" + "1".repeat(40);
    private static final String BOB = "0x" + "2".repeat(40);
    private static final String CY = "0x" + "3".repeat(40);

    @TempDir
    private Path directory;

    @Test
    void nothingThatIsSaidOfAHolderIsSeenOrTakenAgainNorKeptInAnyTable() throws IOException, RowRejected {
        TestLake lake = new TestLake(directory);
        lake.write(
                "labels.csv",
                "address,entity,confidence%n%s,ann-lee,1%n%s,bob,1%n%s,ann-lee,2%n".formatted(ANN, BOB, ANN));
        lake.write("links.csv", "address,other_address,confidence%n%s,%s,1%n%s,%s,1%n".formatted(ANN, BOB, BOB, CY));
        IngestRun run = take(lake, false);

        Erasing.Outcome outcome =
                new Erasing(lake.lake()).erase(NETWORK, ANN.toUpperCase().replace("0X", "0x"));

        assertThat(outcome).isEqualTo(new Erasing.Outcome(2, List.of(run.id()), false));
        assertThat(lake.seen(LakeTable.LABEL, "holder")).containsExactly(BOB);
        assertThat(lake.seen(LakeTable.LINK, "holder", "other_holder")).containsExactly(BOB + " " + CY);
        for (LakeTable table : List.of(LakeTable.LABEL, LakeTable.LINK, LakeTable.QUARANTINE)) {
            assertThat(lake.lake().all(table).toJSON().collectAsList())
                    .as("rows of %s", table)
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("ann-lee") || row.contains(ANN));
        }
        assertThat(Files.readString(directory.resolve("lake/erasure").resolve(onlyLog()), StandardCharsets.UTF_8))
                .doesNotContain(ANN);
        assertThat(new Erasing(lake.lake()).erase(NETWORK, ANN))
                .as("nothing is left to erase, and the runs that had it are known still")
                .isEqualTo(new Erasing.Outcome(0, List.of(run.id()), true));

        IngestRun again = take(lake, true);
        assertThat(again.files())
                .extracting(file -> file.rowsIn() + " " + file.duplicates() + " " + file.reasons())
                .containsExactly("3 1 {ERASED=2}", "2 1 {ERASED=1}");
        assertThat(lake.seen(LakeTable.LABEL, "holder")).containsExactly(BOB);
        assertThat(lake.lake().all(LakeTable.QUARANTINE).toJSON().collectAsList())
                .noneMatch(row -> row.contains("ann-lee") || row.contains(ANN));
    }

    private static IngestRun take(TestLake lake, boolean again) {
        Attribution attribution = new Attribution("evidence", NETWORK, "a test", "CC0-1.0", null, true);
        return lake.take(
                again,
                List.of(
                        EvidenceFiles.labels(
                                attribution,
                                List.of(uri(lake, "labels.csv")),
                                lake.reading().configuration()),
                        EvidenceFiles.links(
                                attribution,
                                List.of(uri(lake, "links.csv")),
                                lake.reading().configuration())));
    }

    private static String uri(TestLake lake, String name) {
        return lake.lake().root().replaceFirst("/lake$", "/") + name;
    }

    private static String onlyLog() {
        return "_delta_log/00000000000000000000.json";
    }
}
