package io.chokepoint.export.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.testing.Rows;
import io.chokepoint.export.testing.Samples;
import io.chokepoint.indices.CentralizationIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageVerifierTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final long[] AMOUNTS = {60, 30, 10};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void provesTheGiniOfADeliveredDistribution(RowFormat format) throws IOException {
        Packed packed = write(format, value -> value);

        Report report = new PackageVerifier(
                        packed.folder(), Optional.of(KEY.verificationKey()), Optional.of(CentralizationIndex.GINI))
                .verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.isProved()).isTrue();
        assertThat(report.passed())
                .anyMatch(
                        line -> line.startsWith("harbor fees_earned raw 2026-06-30: gini delivered 0.3333333333333333,"
                                + " computed anew 0.3333333333333333"));
    }

    @Test
    void findsAnIndexThatDoesNotFollowFromItsDistribution() throws IOException {
        Packed packed = write(RowFormat.PARQUET, value -> value * 1.000001);

        assertThat(verify(packed.folder()).faults()).anyMatch(line -> line.contains("gini delivered 0.333333"));
    }

    @Test
    void findsADistributionWithoutItsValuesAndValuesWithoutTheirDistribution() throws IOException {
        Rows rows = Rows.of(
                Dataset.DISTRIBUTION.schema(),
                List.of(
                        row -> Samples.amount(row, "aurora", 1, "entity-1", BigInteger.TEN),
                        row -> Samples.amount(row, "zephyr", 1, "entity-1", BigInteger.TEN)));

        Packed packed = write(RowFormat.CSV, rows, Samples.claims(value -> value, AMOUNTS));

        assertThat(verify(packed.folder()).faults())
                .containsExactly(
                        "aurora fees_earned raw 2026-06-30: no index values are delivered for it",
                        "harbor fees_earned raw 2026-06-30: index values are delivered without their distribution",
                        "zephyr fees_earned raw 2026-06-30: no index values are delivered for it");
    }

    @Test
    void findsAFlippedByteWhereverItIs() throws IOException {
        Packed packed = write(RowFormat.PARQUET, value -> value);
        Random random = new Random(42);
        for (Path file : files(packed.folder())) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 10; i++) {
                byte[] bad = good.clone();
                int place = random.nextInt(bad.length);
                bad[place] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);

                assertThat(verify(packed.folder()).faults())
                        .as("bit flipped at %d of %s", place, file.getFileName())
                        .isNotEmpty();
            }
            Files.write(file, good);
        }
        assertThat(verify(packed.folder()).faults()).isEmpty();
    }

    @Test
    void findsAMissingFileWhicheverItIs() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);
        for (Path file : files(packed.folder())) {
            Path aside = folder.resolve("aside");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);

            assertThat(verify(packed.folder()).faults())
                    .as("without %s", file.getFileName())
                    .isNotEmpty();

            Files.move(aside, file);
        }
    }

    @Test
    void findsAFileThatWasAdded() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);
        Files.writeString(packed.folder().resolve("part-99999.csv"), "x");

        assertThat(verify(packed.folder()).faults()).containsExactly("part-99999.csv is not listed in the manifest");
    }

    @Test
    void findsThePackageOfAnotherTenant() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);
        Path elsewhere = folder.resolve("tenant=globex/dataset=distribution");
        Files.createDirectories(elsewhere.getParent());
        Files.move(packed.folder(), elsewhere);

        assertThat(verify(elsewhere).faults())
                .anyMatch(line -> line.contains("of tenant=globex, the manifest of tenant acme"));
    }

    @Test
    void findsTheSignatureOfAnotherKey() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);

        Report report = new PackageVerifier(
                        packed.folder(), Optional.of(SigningKey.generate().verificationKey()), Optional.empty())
                .verify();

        assertThat(report.faults()).anyMatch(line -> line.startsWith("The manifest is not signed by key"));
    }

    @Test
    void theProgramSaysWhatItHasNotChecked() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);
        StringWriter out = new StringWriter();

        int code = Verify.commandLine()
                .setOut(new PrintWriter(out))
                .execute(packed.folder().toString());

        assertThat(code).isEqualTo(3);
        assertThat(out.toString()).contains("signature: not checked, give --key FILE");
    }

    @Test
    void theProgramTakesAKeyFromAFile() throws IOException {
        Packed packed = write(RowFormat.CSV, value -> value);
        Path key = folder.resolve("key.pem");
        Files.writeString(key, KEY.verificationKey().pem());
        StringWriter out = new StringWriter();

        int code = Verify.commandLine()
                .setOut(new PrintWriter(out))
                .execute(packed.folder().toString(), "--key", key.toString());

        assertThat(out.toString())
                .contains("signature: of key " + KEY.verificationKey().id());
        assertThat(code).isZero();
    }

    @Test
    void aSecretKeyComesBackFromItsFile() throws IOException {
        Path file = folder.resolve("secret.pem");
        Files.writeString(file, KEY.pem());

        byte[] signature = SigningKey.read(file).sign(new byte[] {1, 2});

        assertThat(signature).isEqualTo(KEY.sign(new byte[] {1, 2}));
    }

    private static Report verify(Path folder) {
        return new PackageVerifier(folder, Optional.of(KEY.verificationKey()), Optional.empty()).verify();
    }

    private Packed write(RowFormat format, DoubleUnaryOperator change) throws IOException {
        return write(format, Samples.distribution(AMOUNTS), Samples.claims(change, AMOUNTS));
    }

    private Packed write(RowFormat format, Rows distribution, Rows values) throws IOException {
        Path own = Files.createDirectory(folder.resolve("package"));
        Compression compression = format == RowFormat.PARQUET ? Compression.ZSTD : Compression.NONE;
        try (var rows = distribution.open();
                var claims = values.open()) {
            return new PackageWriter(KEY)
                    .write(
                            own,
                            Samples.spec(Dataset.DISTRIBUTION, format, compression, PackageLimits.STANDARD),
                            rows,
                            Optional.of(claims));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
