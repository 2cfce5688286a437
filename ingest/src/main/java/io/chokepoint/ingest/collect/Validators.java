package io.chokepoint.ingest.collect;

/**
 * What makes a request conditional.
 *
 * @param etag sent as If-None-Match, or null
 * @param lastModified sent as If-Modified-Since, or null
 */
record Validators(String etag, String lastModified) {
    static final Validators NONE = new Validators(null, null);

    boolean any() {
        return etag != null || lastModified != null;
    }
}
