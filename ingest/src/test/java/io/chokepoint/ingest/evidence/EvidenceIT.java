package io.chokepoint.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.TestLake;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.Network;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIT {
    private static final String ANN = "0x" + "1".repeat(40);
    private static final String BOB = "0x" + "2".repeat(40);
    private static final String CY = "0x" + "3".repeat(40);
    private static final String DEE = "0x" + "4".repeat(40);
    private static final String LABELS = "address,entity,class,confidence,comment\n";
    private static final String LINKS = "address,other_address,confidence\n";
    private static final String[] LABEL = {"network", "holder", "entity", "holder_class", "confidence", "holder_id"};
    private static final String[] LINK = {"holder", "other_holder", "confidence", "holder_id", "other_holder_id"};

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void everyLabelIsAcceptedADuplicateOrQuarantinedWithItsReason() {
        lake.write(
                "a.csv",
                LABELS
                        + "%s,kraken,exchange,0.9,hot wallet\n".formatted(BOB)
                        + "%s,ann,,1,\n".formatted(ANN)
                        + "%s,ann,,1.0,again\n".formatted(ANN)
                        + "%s,kraken,exchange,0.9,\n".formatted(CY)
                        + "%s,kraken,exchange,0.8,\n".formatted(CY)
                        + "%s,Binance 14,exchange,1,\n".formatted(DEE)
                        + "%s,,exchange,1,\n".formatted(DEE)
                        + "%s,binance,dex,1,\n".formatted(DEE)
                        + "%s,binance,exchange,1.01,\n".formatted(DEE)
                        + "%s,binance,exchange,,\n".formatted(DEE)
                        + "ann.eth,ann,,1,\n"
                        + "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed,ann,,1,\n"
                        + ",ann,,1,\n"
                        + "%s,ann\n".formatted(DEE));
        FileLedger ledger = take(labels("a.csv"));

        assertThat(List.of(ledger.rowsIn(), ledger.accepted(), ledger.duplicates(), ledger.quarantined()))
                .containsExactly(14L, 2L, 1L, 11L);
        assertThat(ledger.amountSum()).isZero();
        assertThat(ledger.reasons())
                .containsOnly(
                        entry("CONFLICT", 2L),
                        entry("ENTITY_INVALID", 1L),
                        entry("MISSING_FIELD", 3L),
                        entry("HOLDER_CLASS_UNKNOWN", 1L),
                        entry("CONFIDENCE_INVALID", 1L),
                        entry("HOLDER_INVALID", 1L),
                        entry("HOLDER_CHECKSUM", 1L),
                        entry("WRONG_COLUMN_COUNT", 1L));
        assertThat(lake.seen(LakeTable.LABEL, LABEL))
                .containsExactly(
                        "eip155:1 %s ann null 1.0 1".formatted(ANN),
                        "eip155:1 %s kraken exchange 0.9 2".formatted(BOB));
        assertThat(lake.seen(LakeTable.LABEL, "dataset", "licence", "source")).containsOnly("evidence CC0-1.0 a test");
        assertThat(lake.seen(LakeTable.QUARANTINE, "dataset", "row_number", "message"))
                .anyMatch(row -> row.startsWith("evidence 7 ") && row.endsWith("write binance-14"));
        assertThat(lake.lake().committed(LakeTable.LABEL).schema().fieldNames())
                .isEqualTo(LakeTable.LABEL.schema().fieldNames());
    }

    @Test
    void everyLinkIsAcceptedADuplicateOrQuarantinedWithItsReason() {
        lake.write(
                "a.csv",
                LINKS
                        + "%s,%s,0.9\n".formatted(BOB, ANN)
                        + "%s,%s,0.9\n".formatted(ANN, BOB)
                        + "%s,%s,0.9\n".formatted(ANN, CY)
                        + "%s,%s,0.8\n".formatted(CY, ANN)
                        + "%s,%s,1\n".formatted(DEE, DEE)
                        + "%s,%s,1\n".formatted(DEE, LakeTable.NOBODY)
                        + "%s,dee.eth,1\n".formatted(DEE)
                        + "%s,%s,-1\n".formatted(DEE, ANN));
        FileLedger ledger = take(links("a.csv"));

        assertThat(List.of(ledger.rowsIn(), ledger.accepted(), ledger.duplicates(), ledger.quarantined()))
                .containsExactly(8L, 1L, 1L, 6L);
        assertThat(ledger.reasons())
                .containsOnly(
                        entry("CONFLICT", 2L),
                        entry("LINK_INVALID", 2L),
                        entry("HOLDER_INVALID", 1L),
                        entry("CONFIDENCE_INVALID", 1L));
        assertThat(lake.seen(LakeTable.LINK, LINK)).containsExactly("%s %s 0.9 1 2".formatted(ANN, BOB));
        assertThat(lake.lake().committed(LakeTable.LINK).schema().fieldNames())
                .isEqualTo(LakeTable.LINK.schema().fieldNames());
    }

    @Test
    void orderAndSplitOfTheRowsOfARunDoNotMatter() throws IOException {
        List<String> rows = List.of(
                ANN + ",ann,,1,",
                BOB + ",bob,,1,",
                BOB + ",bob,,1,",
                CY + ",cy,,1,",
                CY + ",dee,,1,",
                DEE + ",dee,,x,");
        lake.write("a.csv", LABELS + String.join("\n", rows));
        lake.write("l.csv", LINKS + "%s,%s,1\n%s,%s,1\n".formatted(ANN, BOB, BOB, CY));
        lake.take(false, List.of(labels("a.csv"), links("l.csv")));

        TestLake other = new TestLake(Files.createDirectories(directory.resolve("other")));
        lake.write("b.csv", LABELS + String.join("\n", rows.get(5), rows.get(4), rows.get(2)));
        lake.write("c.csv", LABELS + String.join("\n", rows.get(3), rows.get(1), rows.get(0)));
        lake.write("m.csv", LINKS + "%s,%s,1\n".formatted(CY, BOB));
        lake.write("n.csv", LINKS + "%s,%s,1\n".formatted(BOB, ANN));
        other.take(false, List.of(links("n.csv", "m.csv"), labels("c.csv", "b.csv")));

        assertThat(other.seen(LakeTable.LABEL, LABEL))
                .isEqualTo(lake.seen(LakeTable.LABEL, LABEL))
                .hasSize(2);
        assertThat(other.seen(LakeTable.LINK, LINK))
                .isEqualTo(lake.seen(LakeTable.LINK, LINK))
                .hasSize(2);
        assertThat(other.seen(LakeTable.QUARANTINE, "reason", "raw"))
                .isEqualTo(lake.seen(LakeTable.QUARANTINE, "reason", "raw"))
                .hasSize(3);
    }

    @Test
    void gzipAndJsonLinesSayTheSameAsCsv() throws IOException {
        String csv = LABELS + "%s,ann,,1,\n%s,kraken,exchange,0.9,\n".formatted(ANN, BOB);
        lake.write("a.csv", csv);
        take(labels("a.csv"));
        List<String> expected = lake.seen(LakeTable.LABEL, LABEL);

        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.csv.gz")))) {
            gzip.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        lake.write(
                "a.jsonl",
                """
                {"holder": "%s", "entity": "ann", "class": null, "confidence": 1}
                {"holder": "%s", "entity": "kraken", "class": "exchange", "confidence": 0.90}
                """
                        .formatted(ANN, BOB));
        FileLedger again = take(labels("a.csv.gz"));
        assertThat(List.of(again.accepted(), again.duplicates())).containsExactly(0L, 2L);
        FileLedger lines = take(labels("a.jsonl"));
        assertThat(List.of(lines.accepted(), lines.duplicates())).containsExactly(0L, 2L);
        assertThat(lake.seen(LakeTable.LABEL, LABEL)).isEqualTo(expected);
    }

    @Test
    void aFileWithoutConfidencesNeedsOneForAllRows() {
        lake.write("a.csv", "holder,entity\n%s,ann\n".formatted(ANN));
        assertThatThrownBy(() -> take(labels("a.csv")))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.MISSING_COLUMN))
                .hasMessageContaining("column 'confidence' is missing")
                .hasMessageContaining("--confidence");
        take(EvidenceFiles.labels(
                attribution(0.6), List.of(uri("a.csv")), lake.reading().configuration()));
        assertThat(lake.seen(LakeTable.LABEL, LABEL)).containsExactly("eip155:1 %s ann null 0.6 1".formatted(ANN));
    }

    private FileLedger take(EvidenceFiles files) {
        return lake.take(false, List.of(files)).files().get(0);
    }

    private EvidenceFiles labels(String... files) {
        return EvidenceFiles.labels(
                attribution(null), uris(files), lake.reading().configuration());
    }

    private EvidenceFiles links(String... files) {
        return EvidenceFiles.links(
                attribution(null), uris(files), lake.reading().configuration());
    }

    private List<String> uris(String... files) {
        return Stream.of(files).map(this::uri).toList();
    }

    private String uri(String file) {
        return directory.resolve(file).toUri().toString();
    }

    private static Attribution attribution(Double confidence) {
        return new Attribution("evidence", new Network("eip155:1"), "a test", "CC0-1.0", confidence);
    }
}
