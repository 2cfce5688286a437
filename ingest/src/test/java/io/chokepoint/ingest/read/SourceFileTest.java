package io.chokepoint.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.chokepoint.ingest.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    private static final Configuration CONFIGURATION = new Configuration(false);
    private static final String TEXT = "ann,1\n".repeat(10_000);

    @TempDir
    private Path directory;

    @Test
    void compressionIsRecognisedByTheBytesAndNotByTheName() throws IOException {
        assertThat(read("plain.gz", false, TEXT.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TEXT);
        assertThat(read("gzip.csv", true, gzip())).isEqualTo(TEXT);
        assertThat(read("zstd.csv", true, zstd())).isEqualTo(TEXT);
    }

    @Test
    void compressedDataThatAreCutOffDoNotEndQuietly() throws IOException {
        byte[] gzip = gzip();
        byte[] zstd = zstd();
        assertThatThrownBy(() -> read("cut.gz", true, Arrays.copyOf(gzip, gzip.length - 9)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("cut.zst", true, Arrays.copyOf(zstd, zstd.length - 9)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anAbsentFileIsTheUsersToMend() {
        assertThatThrownBy(() ->
                        SourceFile.at(directory.resolve("absent.csv").toUri().toString(), CONFIGURATION))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("absent.csv does not exist");
    }

    private String read(String name, boolean compressed, byte[] bytes) throws IOException {
        Path path = Files.write(directory.resolve(name), bytes);
        SourceFile file = SourceFile.at(path.toUri().toString(), CONFIGURATION);
        assertThat(file.compressed()).isEqualTo(compressed);
        assertThat(file.bytes()).isEqualTo(bytes.length);
        try (InputStream in = file.open(CONFIGURATION)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] gzip() throws IOException {
        Path path = directory.resolve("made.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(path);
    }

    private byte[] zstd() throws IOException {
        Path path = directory.resolve("made.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(path))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(path);
    }
}
