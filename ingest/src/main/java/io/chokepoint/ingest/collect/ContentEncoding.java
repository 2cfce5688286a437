package io.chokepoint.ingest.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The document in a body: plain or gzip, the only two that are asked for. */
final class ContentEncoding {
    private ContentEncoding() {}

    /**
     * @param encoding the header Content-Encoding, empty if there is none
     * @throws IOException if the compressed data is broken or ends early
     * @throws BodyTooLarge if the document exceeds the bound
     */
    static byte[] decode(byte[] body, String encoding, int mostBytes, URI url) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> gunzip(body, mostBytes);
            default ->
                throw new CollectFailure(
                        CollectFault.ENCODING_UNKNOWN, url, "the body is encoded as '%s'".formatted(encoding));
        };
    }

    private static byte[] gunzip(byte[] body, int mostBytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] document = in.readNBytes(mostBytes);
            if (in.read() >= 0) {
                throw new BodyTooLarge();
            }
            return document;
        }
    }
}
