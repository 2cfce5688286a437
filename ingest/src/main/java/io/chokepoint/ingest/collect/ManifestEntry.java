package io.chokepoint.ingest.collect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One line of a manifest: a request that was answered, and the page that is its answer.
 *
 * @param source the collector's source
 * @param document what the pages of one sequence have in common
 * @param url what was asked
 * @param body what was sent with it, or null
 * @param cursor where in the sequence the page begins, or null for a whole document
 * @param next where to go on after this page, or null for a whole document
 * @param at when it was asked, ISO 8601, UTC
 * @param status 200, or 304 for a page that landed before and still holds
 * @param etag ETag of the page, or null
 * @param lastModified Last-Modified of the page, or null
 * @param records how many records the collector saw in it, zero or more
 * @param bytes size of the page
 * @param sha256 64 hexadecimal digits, the page's hash and its name
 */
@JsonPropertyOrder({
    "source",
    "document",
    "url",
    "body",
    "cursor",
    "next",
    "at",
    "status",
    "etag",
    "lastModified",
    "records",
    "bytes",
    "sha256"
})
public record ManifestEntry(
        String source,
        String document,
        String url,
        String body,
        String cursor,
        String next,
        String at,
        int status,
        String etag,
        String lastModified,
        int records,
        long bytes,
        String sha256) {}
