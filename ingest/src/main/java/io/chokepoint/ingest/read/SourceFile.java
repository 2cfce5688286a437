package io.chokepoint.ingest.read;

import com.github.luben.zstd.ZstdInputStream;
import io.chokepoint.ingest.UserError;
import io.chokepoint.ingest.value.ReasonCode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file as it was when it was hashed.
 *
 * @param uri where it is, with a scheme
 * @param bytes its size as stored
 * @param sha256 hash of its bytes as stored, hexadecimal
 * @param compressed whether its first bytes are those of gzip or zstd
 */
public record SourceFile(String uri, long bytes, String sha256, boolean compressed) implements Serializable {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    /**
     * Hashes a file.
     *
     * @param uri with a scheme that the configuration knows
     * @throws UserError if it cannot be read
     */
    public static SourceFile at(String uri, Configuration configuration) {
        Path path = new Path(uri);
        try {
            FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
            if (status.isDirectory()) {
                throw new UserError("%s is a directory; name its files".formatted(uri));
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] first = new byte[0];
            try (InputStream in = path.getFileSystem(configuration).open(path)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (first.length == 0 && read > 0) {
                        first = java.util.Arrays.copyOf(buffer, Math.min(4, read));
                    }
                    digest.update(buffer, 0, read);
                }
            }
            return new SourceFile(
                    uri, status.getLen(), HexFormat.of().formatHex(digest.digest()), isGzip(first) || isZstd(first));
        } catch (FileNotFoundException absent) {
            throw new UserError(
                    "%s does not exist; files are looked up beside their descriptor".formatted(uri), absent);
        } catch (IOException unreadable) {
            throw new UserError("%s cannot be read: %s".formatted(uri, unreadable.getMessage()), unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /**
     * The first line, decompressed, without a byte order mark; empty if there is none.
     *
     * @throws RefusedFile if it cannot be read
     */
    public String firstLine(Configuration configuration) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(configuration), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            return line == null ? "" : CsvFormat.withoutMark(line);
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * The bytes, decompressed.
     *
     * @throws RefusedFile if they are no UTF-8 text by their first bytes; also later, once they exceed {@link Limits}
     */
    InputStream open(Configuration configuration) throws IOException {
        Path path = new Path(uri);
        InputStream file = path.getFileSystem(configuration).open(path);
        BoundedStream.Counting counted = new BoundedStream.Counting(file);
        InputStream stored = new BufferedInputStream(counted, BUFFER);
        try {
            byte[] first = begin(stored, MAGIC);
            boolean gzip = isGzip(first);
            boolean zstd = isZstd(first);
            InputStream plain =
                    gzip ? new GZIPInputStream(stored, BUFFER) : zstd ? new ZstdInputStream(stored) : stored;
            InputStream text =
                    new BufferedInputStream(new BoundedStream(plain, gzip || zstd ? counted : null, uri), BUFFER);
            NotText.check(begin(text, NotText.LOOKED_AT), uri);
            return text;
        } catch (IOException | RuntimeException notOpened) {
            stored.close();
            throw notOpened;
        }
    }

    private static byte[] begin(InputStream in, int bytes) throws IOException {
        in.mark(bytes);
        byte[] begin = in.readNBytes(bytes);
        in.reset();
        return begin;
    }

    /** The refusal that this failure of reading amounts to. */
    RefusedFile unreadable(IOException failure) {
        if (compressed) {
            return new RefusedFile(
                    ReasonCode.FILE_TRUNCATED,
                    uri,
                    "the compressed data are cut off or damaged (%s); fetch the file again"
                            .formatted(failure.getMessage()));
        }
        return new RefusedFile(ReasonCode.FILE_MALFORMED, uri, "cannot be read: " + failure.getMessage());
    }

    private static boolean isGzip(byte[] first) {
        return first.length >= 2 && first[0] == (byte) 0x1f && first[1] == (byte) 0x8b;
    }

    private static boolean isZstd(byte[] first) {
        return first.length == 4
                && first[0] == (byte) 0x28
                && first[1] == (byte) 0xb5
                && first[2] == (byte) 0x2f
                && first[3] == (byte) 0xfd;
    }
}
