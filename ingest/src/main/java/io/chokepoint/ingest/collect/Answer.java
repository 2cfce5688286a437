package io.chokepoint.ingest.collect;

import java.time.Instant;

/**
 * What a source said.
 *
 * @param status 200, or 304 where the page that is known still holds
 * @param body the document, decompressed; empty with 304
 * @param etag ETag as sent, or null
 * @param lastModified Last-Modified as sent, or null
 * @param at when the request was sent
 */
public record Answer(int status, byte[] body, String etag, String lastModified, Instant at) {
    /** HTTP's success. */
    static final int OK = 200;

    /** HTTP's word for a page that is as it was. */
    static final int NOT_MODIFIED = 304;
}
