package io.chokepoint.ingest.collect;

/**
 * A document that a source gives as a whole.
 *
 * @param name what it is called in the manifest, such as {@code protocol/uniswap}
 * @param host name of the host that has it
 * @param path where it is there; begins with a slash, may have a query
 * @param shape what it must have
 */
public record WholeDocument(String name, String host, String path, JsonShape shape) {
    /**
     * Asks for it, only if it has changed, and lands it.
     *
     * @throws CollectFailure as {@link CollectRun#document}
     */
    public void collect(CollectRun run) {
        run.document(Request.get(name, run.url(host, path)), shape);
    }
}
