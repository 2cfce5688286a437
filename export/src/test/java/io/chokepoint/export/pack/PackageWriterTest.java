package io.chokepoint.export.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.testing.Rows;
import io.chokepoint.export.testing.Samples;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageWriterTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    @Test
    void everyFormatHasEqualCountsAndContent() throws IOException {
        Set<String> digests = new HashSet<>();
        for (RowFormat format : RowFormat.values()) {
            for (Compression compression : Compression.values()) {
                if (format.takes(compression)) {
                    Packed packed =
                            write(format, compression, PackageLimits.STANDARD, Samples.distribution(8, 5, 5, 1));
                    assertThat(packed.rows()).isEqualTo(4);
                    digests.add(packed.contentDigest());
                }
            }
        }
        assertThat(digests).hasSize(1);
    }

    @Test
    void otherRowsHaveOtherContent() throws IOException {
        Packed one = write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, Samples.distribution(8, 5));
        Packed other = write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, Samples.distribution(8, 4));

        assertThat(one.contentDigest()).isNotEqualTo(other.contentDigest());
    }

    @Test
    void equalIdentityGivesEqualBytes() throws IOException {
        for (RowFormat format : RowFormat.values()) {
            Packed one =
                    write(format, format.standardCompression(), PackageLimits.STANDARD, Samples.distribution(8, 5, 1));
            Packed again =
                    write(format, format.standardCompression(), PackageLimits.STANDARD, Samples.distribution(8, 5, 1));

            assertThat(again.files()).isEqualTo(one.files());
            assertThat(again.path()).isEqualTo(one.path());
        }
    }

    @Test
    void rowsAreCutIntoPartsWithoutLoss() throws IOException {
        Packed packed = write(
                RowFormat.CSV,
                Compression.GZIP,
                new PackageLimits(100, 2, Long.MAX_VALUE),
                Samples.distribution(5, 4, 3, 2, 1));

        assertThat(packed.files())
                .filteredOn(file -> file.path().startsWith("part-"))
                .extracting(PackageFile::rows)
                .containsExactly(2L, 2L, 1L);
        assertThat(packed.rows()).isEqualTo(5);
    }

    @Test
    void noRowIsLostHoweverManyThereAre() throws IOException {
        for (int count : new int[] {1023, 1024, 1025, 3072, 20_000, 20_480}) {
            long[] amounts =
                    LongStream.rangeClosed(1, count).map(i -> count + 1 - i).toArray();

            Packed packed = write(
                    RowFormat.CSV,
                    Compression.NONE,
                    new PackageLimits(count, 1000, Long.MAX_VALUE),
                    Samples.distribution(amounts));

            assertThat(packed.rows()).isEqualTo(count);
            assertThat(verify(packed)).isEmpty();
        }
    }

    @Test
    void whatFailsWhileRowsAreReadMakesNoPackage() {
        Rows good = Samples.distribution(3, 2, 1);
        Rows bad = Rows.of(good.schema(), List.of(good.rows().get(0), row -> {
            throw new IllegalStateException("the source is gone");
        }));

        assertThatThrownBy(() -> write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, bad))
                .hasMessage("the source is gone");
    }

    private static List<String> verify(Packed packed) {
        return new PackageVerifier(packed.folder(), Optional.of(KEY.verificationKey()), Optional.empty())
                .verify()
                .faults();
    }

    @Test
    void partsAreNamedAfterTheirContent() throws IOException {
        Packed packed = write(RowFormat.PARQUET, Compression.ZSTD, PackageLimits.STANDARD, Samples.distribution(5, 4));

        PackageFile part = packed.files().get(0);
        assertThat(part.path()).isEqualTo("part-00000-" + part.sha256().substring(0, 16) + ".zst.parquet");
        assertThat(Sha256.hex(packed.folder().resolve(part.path()))).isEqualTo(part.sha256());
    }

    @Test
    void pathsAreThoseOfHive() throws IOException {
        Packed packed = write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, Samples.distribution(1));

        assertThat(packed.path())
                .matches("tenant=acme/dataset=distribution/v=1/period=2026-06-01_2026-06-30/run=run_[0-9a-f]{32}");
    }

    @Test
    void successIsTheLastFile() throws IOException {
        Packed packed = write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, Samples.distribution(1));

        assertThat(packed.files())
                .extracting(PackageFile::path)
                .endsWith(
                        "schema.json",
                        "dictionary.json",
                        "methodology.json",
                        "manifest.json",
                        "manifest.json.sig",
                        "_SUCCESS");
    }

    @Test
    void aPeriodWithoutRowsHasAHeaderAndAManifest() throws IOException {
        Packed packed = write(RowFormat.CSV, Compression.NONE, PackageLimits.STANDARD, Samples.distribution());

        assertThat(packed.rows()).isZero();
        assertThat(Files.readString(
                        packed.folder().resolve(packed.files().get(0).path())))
                .isEqualTo("subject_id,resource,basis,as_of,rank,entity_id,amount,run_id,published_at\n");
    }

    @Test
    void moreRowsThanTheLimitMakeNoPackage() {
        assertThatThrownBy(() -> write(
                        RowFormat.CSV, Compression.NONE, new PackageLimits(2, 10, 10), Samples.distribution(3, 2, 1)))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("has 3 rows, its limit is 2; written 0");
    }

    @Test
    void fewerRowsThanCountedMakeNoPackage() {
        Rows three = Samples.distribution(3, 2, 1);

        assertThatThrownBy(() -> write(
                        RowFormat.CSV,
                        Compression.NONE,
                        PackageLimits.STANDARD,
                        new Rows(three.schema(), three.rows(), 4)))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("Expected 4 rows, written 3");
    }

    @Test
    void moreRowsThanCountedMakeNoPackage() {
        Rows three = Samples.distribution(3, 2, 1);

        assertThatThrownBy(() -> write(
                        RowFormat.CSV,
                        Compression.NONE,
                        PackageLimits.STANDARD,
                        new Rows(three.schema(), three.rows(), 2)))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("Expected 2 rows, written 3");
    }

    @Test
    void anotherProgramReadsParquetAndCsv() throws IOException, SQLException {
        Packed parquet =
                write(RowFormat.PARQUET, Compression.ZSTD, PackageLimits.STANDARD, Samples.distribution(8, 5, 1));
        Packed csv = write(RowFormat.CSV, Compression.GZIP, PackageLimits.STANDARD, Samples.distribution(8, 5, 1));

        String expected = "3 14 2026-06-30 2026-07-01 10:00:00.123456";
        assertThat(duckDb("read_parquet", parquet)).isEqualTo(expected);
        assertThat(duckDb("read_csv", csv)).isEqualTo(expected);
    }

    private static String duckDb(String function, Packed packed) throws SQLException {
        Path part = packed.folder().resolve(packed.files().get(0).path());
        String sql = "SELECT count(*) || ' ' || sum(amount::HUGEINT) || ' ' || max(as_of)::VARCHAR || ' ' ||"
                + " (max(published_at) AT TIME ZONE 'UTC')::TIMESTAMP::VARCHAR FROM " + function + "('" + part + "')";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void moreRowsThanASheetHoldsAreRefusedWithBothCounts() {
        Rows rows = new Rows(Dataset.DISTRIBUTION.schema(), List.of(), 1_048_576);

        assertThatThrownBy(() -> write(RowFormat.XLSX, Compression.NONE, PackageLimits.STANDARD, rows))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("1048576 rows")
                .hasMessageContaining("XLSX holds 1048575");
    }

    private Packed write(RowFormat format, Compression compression, PackageLimits limits, Rows rows)
            throws IOException {
        try (Stream<Path> others = Files.list(folder)) {
            Path own = Files.createDirectory(folder.resolve("package-" + others.count()));
            try (var source = rows.open()) {
                return new PackageWriter(KEY)
                        .write(
                                own,
                                Samples.spec(Dataset.DISTRIBUTION, format, compression, limits),
                                source,
                                Optional.empty());
            }
        }
    }
}
