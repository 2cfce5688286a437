package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Pointer;

/**
 * A result that comes block by block. Each block is a document of its own: formats with a header repeat it.
 *
 * <p>Closing before the end cancels the query.
 */
public final class EngineStream implements AutoCloseable {

    private final Pointer connection;
    private final Pointer stream;
    private boolean finished;

    EngineStream(Pointer connection, Pointer stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /**
     * The next block; one of length 0 ends the result.
     *
     * @throws EngineException if the query fails here
     */
    public EngineResult next() {
        EngineResult block = new EngineResult(Chdb.chdb_stream_fetch_result(connection, stream));
        finished = block.error().isPresent() || block.length() == 0;
        return block.orThrow();
    }

    @Override
    public void close() {
        if (!finished) {
            Chdb.chdb_stream_cancel_query(connection, stream);
        }
        Chdb.chdb_destroy_query_result(stream);
    }
}
