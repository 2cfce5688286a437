package io.chokepoint.export.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.SigningKey;
import io.chokepoint.export.testing.Samples;
import io.chokepoint.export.verify.PackageVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemDestinationTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    @Test
    void whatArrivesIsWhole() throws IOException {
        Packed packed = write("a", 3, 2, 1);

        Receipt receipt = destination().deliver(packed);

        Path arrived = folder.resolve("root").resolve(packed.path());
        assertThat(new PackageVerifier(arrived, Optional.of(KEY.verificationKey()), Optional.empty())
                        .verify()
                        .isProved())
                .isTrue();
        assertThat(receipt.proof()).isEqualTo(packed.manifestSha256());
        assertThat(receipt.alreadyThere()).isFalse();
    }

    @Test
    void deliveringAgainChangesNothing() throws IOException {
        destination().deliver(write("a", 3, 2, 1));

        assertThat(destination().deliver(write("b", 3, 2, 1)).alreadyThere()).isTrue();
    }

    @Test
    void anotherPackageOfTheSameIdentityIsAConflict() throws IOException {
        destination().deliver(write("a", 3, 2, 1));
        Packed other = write("b", 4, 2, 1);

        assertThatThrownBy(() -> destination().deliver(other))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("holds another package under the same identity");
    }

    @Test
    void manyAtOnceDeliverOnePackage() throws IOException {
        Packed packed = write("a", 3, 2, 1);

        List<Receipt> receipts = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> destination().deliver(packed))
                .toList();

        assertThat(receipts).filteredOn(receipt -> !receipt.alreadyThere()).hasSize(1);
    }

    @Test
    void aPackageThatCannotBeCopiedLeavesNothingVisible() throws IOException {
        Packed packed = write("a", 3, 2, 1);
        Files.delete(packed.folder().resolve("manifest.json.sig"));

        assertThatThrownBy(() -> destination().deliver(packed)).isInstanceOf(ExportException.class);

        try (Stream<Path> all = Files.walk(folder.resolve("root"))) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private FileSystemDestination destination() {
        try {
            return new FileSystemDestination(Files.createDirectories(folder.resolve("root")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Packed write(String name, long... amounts) throws IOException {
        try (var rows = Samples.distribution(amounts).open();
                var claims = Samples.claims(value -> value, amounts).open()) {
            return new PackageWriter(KEY)
                    .write(Files.createDirectory(folder.resolve(name)), Samples.parquet(), rows, Optional.of(claims));
        }
    }
}
