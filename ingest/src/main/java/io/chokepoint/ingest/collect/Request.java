package io.chokepoint.ingest.collect;

import java.net.URI;

/**
 * One question to a source.
 *
 * @param document what the pages of one sequence have in common, such as {@code votes/ens.eth}
 * @param url where to ask
 * @param body JSON to POST, or null for a GET
 * @param cursor where in the sequence this page begins, in the collector's notation, or null for a whole document
 */
public record Request(String document, URI url, String body, String cursor) {
    /** A whole document. */
    public static Request get(String document, URI url) {
        return new Request(document, url, null, null);
    }
}
