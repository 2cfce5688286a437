package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.sql.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The statement of a request, whose text begins in the URL and goes on in the body.
 *
 * @param bytes all of it; for an {@code INSERT} with data only as much as was read to recognise it
 * @param rest what follows {@code bytes}
 */
record RequestStatement(Statement statement, byte[] bytes, InputStream rest) {

    private static final int HEAD_BYTES = 1 << 18;
    private static final int MAX_BYTES = 1 << 24;

    /** @throws EngineException if it is no statement, or longer than 16 MiB without being data */
    static RequestStatement read(String urlPart, InputStream body) throws IOException {
        byte[] url = (urlPart.isBlank() ? "" : urlPart + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(url), body);
        byte[] head = all.readNBytes(HEAD_BYTES);
        if (head.length < HEAD_BYTES) {
            return new RequestStatement(Statement.parse(head), head, InputStream.nullInputStream());
        }
        Statement begun = parseBeginning(head);
        if (begun != null && begun.bringsData()) {
            return new RequestStatement(begun, head, all);
        }
        byte[] more = all.readNBytes(MAX_BYTES);
        if (more.length == MAX_BYTES) {
            throw EngineException.of(
                    EngineException.QUERY_IS_TOO_LARGE, "QUERY_IS_TOO_LARGE", "A statement takes at most 16 MiB");
        }
        byte[] whole = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, whole, head.length, more.length);
        return new RequestStatement(Statement.parse(whole), whole, InputStream.nullInputStream());
    }

    private static Statement parseBeginning(byte[] head) {
        try {
            return Statement.parse(head);
        } catch (EngineException e) {
            // Cut inside a string or a comment: the whole text decides.
            return null;
        }
    }

    /** The data of an {@code INSERT}. */
    InputStream data() {
        int start = statement.dataStart();
        return new SequenceInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start), rest);
    }
}
