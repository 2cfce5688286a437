package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Pointer;
import java.util.Optional;

/** One answer of the engine in native memory: a whole result, or one block of a streamed one. */
public final class EngineResult implements AutoCloseable {

    private Pointer pointer;

    EngineResult(Pointer pointer) {
        this.pointer = pointer;
    }

    /** The error that this answer is, if it is one. */
    public Optional<EngineException> error() {
        Pointer text = Chdb.chdb_result_error(pointer);
        return Optional.ofNullable(text).map(value -> EngineException.parse(value.getString(0, "UTF-8")));
    }

    /** This answer, when it is not an error; closed otherwise. */
    EngineResult orThrow() {
        Optional<EngineException> error = error();
        if (error.isPresent()) {
            close();
            throw error.get();
        }
        return this;
    }

    /** Number of bytes; 0 in a stream means the end. */
    public long length() {
        return Chdb.chdb_result_length(pointer);
    }

    /** Copies all bytes, at most 2 GB. */
    public byte[] bytes() {
        int length = Math.toIntExact(length());
        return length == 0 ? new byte[0] : Chdb.chdb_result_buffer(pointer).getByteArray(0, length);
    }

    /** What the statement has read and written so far. */
    public EngineProgress progress() {
        return new EngineProgress(
                Chdb.chdb_result_storage_rows_read(pointer),
                Chdb.chdb_result_storage_bytes_read(pointer),
                Chdb.chdb_result_rows_written(pointer),
                Chdb.chdb_result_bytes_written(pointer),
                Chdb.chdb_result_elapsed(pointer));
    }

    @Override
    public void close() {
        if (pointer != null) {
            Chdb.chdb_destroy_query_result(pointer);
            pointer = null;
        }
    }
}
