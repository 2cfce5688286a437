package io.chokepoint.ingest.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestionIT {
    private static final String HEADER = "who,much,day\n";
    private static final List<String> ROWS = List.of(
            "ann,1.00,2026-01-01",
            "bob,2.50,2026-01-01",
            "bob,2.50,2026-01-01",
            "bob,2.50,2026-01-02",
            "cy,3,2026-01-01",
            "cy,4,2026-01-01",
            "cy,4,2026-01-01",
            "dee,-1,2026-01-01",
            "eve,1.005,2026-01-01",
            "fay,,2026-01-01",
            "gus,1,yesterday",
            "hal,1");

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void emptyLake() {
        lake = new TestLake(directory);
    }

    @Test
    void everyRowIsAcceptedADuplicateOrQuarantinedWithItsReason() {
        lake.write("a.csv", HEADER + String.join("\n", ROWS) + "\n");
        FileLedger ledger = lake.take(lake.descriptor("first", "a.csv")).files().get(0);

        assertThat(ledger.rowsIn()).isEqualTo(12);
        assertThat(ledger.accepted()).isEqualTo(3);
        assertThat(ledger.duplicates()).isEqualTo(1);
        assertThat(ledger.quarantined()).isEqualTo(8);
        assertThat(ledger.amountSum()).isEqualTo(600);
        assertThat(ledger.reasons())
                .containsEntry("CONFLICT", 3L)
                .containsEntry("AMOUNT_NEGATIVE", 1L)
                .containsEntry("AMOUNT_TOO_PRECISE", 1L)
                .containsEntry("AMOUNT_EMPTY", 1L)
                .containsEntry("TIME_INVALID", 1L)
                .containsEntry("WRONG_COLUMN_COUNT", 1L);
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of"))
                .containsExactly("ann 100 2026-01-01", "bob 250 2026-01-01", "bob 250 2026-01-02");
        assertThat(lake.seen(LakeTable.QUARANTINE, "row_number", "reason", "raw"))
                .contains(
                        "9 AMOUNT_NEGATIVE dee,-1,2026-01-01",
                        "13 WRONG_COLUMN_COUNT hal,1",
                        "6 CONFLICT cy,3,2026-01-01");
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id", "resource", "decimals"))
                .containsExactly("test/first rewards 2");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        lake.write("a.csv", HEADER + String.join("\n", ROWS) + "\n");
        Path descriptor = lake.descriptor("first", "a.csv");
        lake.take(descriptor);
        List<String> before = lake.seen(LakeTable.HOLDING, "*");

        IngestRun recognised = lake.take(descriptor);
        assertThat(recognised.id()).isNull();
        assertThat(recognised.files().get(0).status()).isEqualTo(FileLedger.UNCHANGED);

        FileLedger read =
                lake.take(true, List.of(lake.source(descriptor))).files().get(0);
        assertThat(read.accepted()).isZero();
        assertThat(read.duplicates()).isEqualTo(4);
        assertThat(read.quarantined()).isEqualTo(8);
        assertThat(lake.seen(LakeTable.HOLDING, "*")).isEqualTo(before);
        assertThat(lake.seen(LakeTable.SUBJECT, "subject_id")).hasSize(1);
    }

    @Test
    void aCutOffFileIsRefusedAsAWholeAndTheLedgerSaysSo() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            text.append("holder").append(random.nextInt()).append(",1,2026-01-01\n");
        }
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(directory.resolve("whole.csv.gz")))) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(directory.resolve("whole.csv.gz"));
        Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> lake.take(lake.descriptor("first", "cut.csv.gz")))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.FILE_TRUNCATED));
        assertThat(lake.seen(LakeTable.HOLDING, "holder")).isEmpty();
        assertThat(lake.lake().all(LakeTable.INGEST_RUN).select("status").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly(Lake.REFUSED);
        assertThat(lake.lake().all(LakeTable.QUARANTINE).select("reason").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("FILE_TRUNCATED");
    }

    @Test
    void aMissingColumnRefusesTheFile() {
        lake.write("a.csv", "who,day\nann,2026-01-01\n");
        assertThatThrownBy(() -> lake.take(lake.descriptor("first", "a.csv")))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("column 'much' is missing");
    }

    @Test
    void floatingPointAmountsAreRefusedWithTheReason() {
        TestLake.spark()
                .sql("select 'ann' as who, cast(1.5 as double) as much, date'2026-01-01' as day")
                .coalesce(1)
                .write()
                .parquet(directory.resolve("doubles").toString());
        Path descriptor = parquetDescriptor("doubles");
        assertThatThrownBy(() -> lake.take(descriptor))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.reason())
                        .isEqualTo(ReasonCode.AMOUNT_IS_DOUBLE))
                .hasMessageContaining("column 'much' are stored as DOUBLE");
    }

    @Test
    void decimalAndTextAmountsOfParquetAreExact() {
        TestLake.spark()
                .sql("select 'ann' as who, cast('1234567890123456789012345678901234.56' as decimal(38,2)) as much,"
                        + " date'2026-01-01' as day union all select 'bob', 0.10, date'2026-01-01'")
                .coalesce(1)
                .write()
                .parquet(directory.resolve("decimals").toString());
        lake.take(parquetDescriptor("decimals"));
        assertThat(lake.seen(LakeTable.HOLDING, "holder", "amount", "as_of"))
                .containsExactly("ann 123456789012345678901234567890123456 2026-01-01", "bob 10 2026-01-01");
    }

    private Path parquetDescriptor(String folder) {
        try (var files = Files.list(directory.resolve(folder))) {
            Path file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            return lake.write(
                    folder + ".yaml",
                    read(lake.descriptor(folder, folder + "/" + file.getFileName()))
                            .replace("format: csv", "format: parquet"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
