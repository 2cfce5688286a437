package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** An {@code INSERT} that takes its data in pieces. Closing before {@link #finish} cancels it. */
public final class EngineInsert implements AutoCloseable {

    /** Bytes that one {@link #append} takes at most. */
    public static final int PIECE_BYTES = 1 << 18;

    private final Pointer insert;
    private final Memory piece = new Memory(PIECE_BYTES);
    private boolean finished;

    EngineInsert(Pointer insert) {
        this.insert = insert;
        Optional<EngineException> error = error();
        if (error.isPresent()) {
            finished = true;
            close();
            throw error.get();
        }
    }

    /** @throws EngineException if the data or the table refuse */
    public void append(byte[] data, int length) {
        piece.write(0, data, 0, length);
        if (Chdb.chdb_stream_append(insert, piece, length) != 0) {
            throw error().orElseGet(() -> EngineException.parse("The engine refused a piece of an INSERT"));
        }
    }

    /** Ends the data and waits until it is written. */
    public EngineProgress finish() {
        finished = true;
        try (EngineResult result = new EngineResult(Chdb.chdb_stream_done(insert))) {
            Optional<EngineException> error = error().or(result::error);
            if (error.isPresent()) {
                throw error.get();
            }
            return result.progress();
        }
    }

    private Optional<EngineException> error() {
        Pointer text = Chdb.chdb_stream_insert_error(insert);
        return Optional.ofNullable(text).map(value -> EngineException.parse(value.getString(0, "UTF-8")));
    }

    @Override
    public void close() {
        if (!finished) {
            Chdb.chdb_stream_cancel_insert(insert);
        }
        Chdb.chdb_destroy_insert_stream(insert);
        piece.close();
    }
}
