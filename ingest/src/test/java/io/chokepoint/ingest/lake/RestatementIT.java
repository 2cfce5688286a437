package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.evidence.Attribution;
import io.chokepoint.ingest.evidence.EvidenceFiles;
import io.chokepoint.ingest.value.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestatementIT {
    private static final String HEADER = "holder,entity,confidence\n";

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void aLaterRunRestatesWhatAnEarlierOneSaidAndMayWithdrawIt() {
        lake.write("a.csv", HEADER + "ann,x,1\nbob,x,1\ncy,x,1\n");
        lake.write("b.csv", HEADER + "ann,y,1\nbob,x,1\ncy,x,0\n");
        take("labels", "a.csv");
        FileLedger later = take("labels", "b.csv").get(0);

        assertThat(List.of(later.accepted(), later.duplicates(), later.quarantined()))
                .containsExactly(2L, 1L, 0L);
        assertThat(current()).containsExactly("ann y 1.0", "bob x 1.0", "cy x 0.0");
        assertThat(lake.seen(LakeTable.LABEL, "holder", "entity", "confidence"))
                .containsExactly("ann x 1.0", "ann y 1.0", "bob x 1.0", "cy x 0.0", "cy x 1.0");
    }

    @Test
    void otherDatasetsKeepTheirOwnVersions() {
        lake.write("a.csv", HEADER + "ann,x,1\n");
        lake.write("b.csv", HEADER + "ann,y,1\n");
        take("labels", "a.csv");
        take("others", "b.csv");
        assertThat(current()).containsExactly("ann x 1.0", "ann y 1.0");
        // Neither has restated the other.
        assertThat(take("labels", "a.csv").get(0).status()).isEqualTo(FileLedger.UNCHANGED);
    }

    @Test
    void aFileIsReadAgainOnceALaterRunHasSaidOtherwise() {
        lake.write("a.csv", HEADER + "ann,x,1\n");
        lake.write("b.csv", HEADER + "ann,y,1\n");
        take("labels", "a.csv");
        assertThat(take("labels", "a.csv").get(0).status()).isEqualTo(FileLedger.UNCHANGED);
        take("labels", "b.csv");

        FileLedger back = take("labels", "a.csv").get(0);
        assertThat(List.of(back.accepted(), back.duplicates())).containsExactly(1L, 0L);
        assertThat(current()).containsExactly("ann x 1.0");
        assertThat(take("labels", "a.csv").get(0).status()).isEqualTo(FileLedger.UNCHANGED);
    }

    @Test
    void aChangedFileIsHeldAgainstTheUnchangedOnesOfItsRun() {
        lake.write("a.csv", HEADER + "ann,x,1\nbob,x,1\n");
        lake.write("b.csv", HEADER + "cy,x,1\n");
        take("labels", "a.csv", "b.csv");
        lake.write("b.csv", HEADER + "ann,y,1\ncy,y,1\n");

        List<FileLedger> ledgers = take("labels", "a.csv", "b.csv");
        assertThat(ledgers)
                .extracting(FileLedger::accepted, FileLedger::duplicates, FileLedger::quarantined)
                .containsExactlyInAnyOrder(tuple(0L, 1L, 1L), tuple(1L, 0L, 1L));
        assertThat(current()).containsExactly("ann x 1.0", "bob x 1.0", "cy y 1.0");
        assertThat(take("labels", "a.csv", "b.csv"))
                .extracting(FileLedger::status)
                .containsOnly(FileLedger.UNCHANGED);
    }

    @Test
    void holdersHaveTheNumbersThatTheyHaveInFacts() {
        lake.write("facts.csv", "who,much,day\nbob,1,2026-01-01\n");
        lake.take(lake.descriptor("facts", "facts.csv"));
        lake.write("a.csv", HEADER + "ann,x,1\nbob,x,1\n");
        take("labels", "a.csv");
        assertThat(lake.seen(LakeTable.LABEL, "holder", "holder_id")).containsExactly("ann 2", "bob 1");
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "holder_id")).containsExactly("bob 1");
    }

    @Test
    void aDatasetHasFactsOrEvidenceButNotBoth() {
        lake.write("facts.csv", "who,much,day\nbob,1,2026-01-01\n");
        lake.write("a.csv", HEADER + "ann,x,1\n");
        lake.take(lake.descriptor("facts", "facts.csv"));
        take("labels", "a.csv");

        assertThatThrownBy(() -> take("facts", "a.csv"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Data set 'facts'")
                .hasMessageContaining("a data set of their own");
        Path facts = lake.descriptor("labels", "facts.csv");
        assertThatThrownBy(() -> lake.take(facts))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Data set 'labels'");
        assertThat(lake.seen(LakeTable.LABEL, "dataset")).containsExactly("labels");
    }

    private List<FileLedger> take(String dataset, String... files) {
        Attribution attribution = new Attribution(dataset, new Network("offchain"), "a test", "unknown", null);
        List<String> uris = Stream.of(files)
                .map(file -> directory.resolve(file).toUri().toString())
                .toList();
        Source source = EvidenceFiles.labels(attribution, uris, lake.reading().configuration());
        return lake.take(false, List.of(source)).files();
    }

    private List<String> current() {
        List<String> rows = new ArrayList<>();
        lake.lake()
                .current(LakeTable.LABEL)
                .select("holder", "entity", "confidence")
                .collectAsList()
                .forEach(row -> rows.add(row.mkString(" ")));
        rows.sort(null);
        return rows;
    }
}
