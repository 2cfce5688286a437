package io.chokepoint.ingest.collect.paged;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import io.chokepoint.ingest.collect.CollectFailure;
import io.chokepoint.ingest.collect.CollectFault;
import io.chokepoint.ingest.collect.ManifestEntry;
import io.chokepoint.ingest.collect.RawZone;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The records of a sweep in one file, one a line: byte for byte as they are in its pages, with spaces for line breaks.
 *
 * <p>A list is one file, however many pages it came in. So it is taken whole or not at all, and is held as a whole against
 * the one before.
 */
public final class SweepRecords {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SweepRecords() {}

    /**
     * The file, which is written if it is not there. Its name is made of the pages' hashes: the same pages give the same file.
     *
     * @param pointer JSON pointer to the list in each page; of a page that is one record, the empty one
     * @throws CollectFailure if a page is not there as it was, or the file cannot be written
     */
    public static Path file(RawZone zone, LandedSweep sweep, String pointer) {
        Path folder = zone.directory().resolve("sweeps");
        Path file = folder.resolve(name(sweep, pointer)).toAbsolutePath().normalize();
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(folder);
            Path incoming = Files.createTempFile(folder, "incoming", ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(incoming))) {
                    for (ManifestEntry page : sweep.pages()) {
                        copy(zone.page(page), pointer, out);
                    }
                }
                return Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException failed) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_UNWRITABLE,
                    file,
                    "%s: %s".formatted(failed.getClass().getSimpleName(), failed.getMessage()),
                    failed);
        }
    }

    private static String name(LandedSweep sweep, String pointer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(pointer.getBytes(StandardCharsets.UTF_8));
            sweep.pages().forEach(page -> digest.update(("\n" + page.sha256()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()) + ".jsonl";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private static void copy(byte[] page, String pointer, OutputStream out) throws IOException {
        try (JsonParser whole = FACTORY.createParser(page)) {
            // The filter skips what is not at the pointer; its tokens keep their places in the page.
            JsonParser parser = pointer.isEmpty()
                    ? whole
                    : new FilteringParserDelegate(
                            whole, new JsonPointerBasedFilter(pointer), TokenFilter.Inclusion.ONLY_INCLUDE_ALL, false);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    int from = (int) whole.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    line(page, from, (int) whole.currentLocation().getByteOffset(), out);
                }
            }
        }
    }

    // A line break inside a JSON value can only be white space: in a string it is written as an escape.
    private static void line(byte[] page, int from, int to, OutputStream out) throws IOException {
        for (int at = from; at < to; at++) {
            out.write(page[at] == '\n' || page[at] == '\r' ? ' ' : page[at]);
        }
        out.write('\n');
    }
}
