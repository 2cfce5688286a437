package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/** The part of libchdb's C interface that the engine server calls, bound directly. */
@SuppressWarnings("MethodName") // the names are the library's
final class Chdb {

    private static boolean loaded;

    private Chdb() {}

    /** Loads the library once for this process and keeps its hands off the JVM's signal handlers. */
    static synchronized void load(Path library) {
        if (!loaded) {
            Native.register(Chdb.class, NativeLibrary.getInstance(library.toString()));
            // With its own SEGV handler in place the JVM, which uses that signal, hangs. Must precede the first
            // connect.
            chdb_set_signal_handlers_enabled(0);
            loaded = true;
        }
    }

    static native void chdb_set_signal_handlers_enabled(int enabled);

    static native Pointer chdb_connect(int argumentCount, Pointer arguments);

    static native void chdb_close_conn(Pointer connection);

    static native int chdb_shutdown();

    static native Pointer chdb_query_with_params_n(
            Pointer connection,
            byte[] query,
            long queryLength,
            byte[] format,
            long formatLength,
            Pointer names,
            Pointer nameLengths,
            Pointer values,
            Pointer valueLengths,
            long parameters);

    static native Pointer chdb_query_n(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    static native Pointer chdb_stream_query_with_params_n(
            Pointer connection,
            byte[] query,
            long queryLength,
            byte[] format,
            long formatLength,
            Pointer names,
            Pointer nameLengths,
            Pointer values,
            Pointer valueLengths,
            long parameters);

    static native Pointer chdb_stream_query_n(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    static native Pointer chdb_stream_fetch_result(Pointer connection, Pointer stream);

    static native void chdb_stream_cancel_query(Pointer connection, Pointer stream);

    static native void chdb_destroy_query_result(Pointer result);

    static native Pointer chdb_result_buffer(Pointer result);

    static native long chdb_result_length(Pointer result);

    static native Pointer chdb_result_error(Pointer result);

    static native double chdb_result_elapsed(Pointer result);

    static native long chdb_result_storage_rows_read(Pointer result);

    static native long chdb_result_storage_bytes_read(Pointer result);

    static native long chdb_result_rows_written(Pointer result);

    static native long chdb_result_bytes_written(Pointer result);

    static native Pointer chdb_stream_insert_n(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    static native int chdb_stream_append(Pointer insert, Pointer data, long length);

    static native Pointer chdb_stream_done(Pointer insert);

    static native void chdb_stream_cancel_insert(Pointer insert);

    static native Pointer chdb_stream_insert_error(Pointer insert);

    static native void chdb_destroy_insert_stream(Pointer insert);
}
