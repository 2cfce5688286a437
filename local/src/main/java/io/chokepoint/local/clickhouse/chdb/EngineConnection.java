package io.chokepoint.local.clickhouse.chdb;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One session in the engine, with its own database, settings, roles and temporary tables; one statement at a time.
 *
 * <p>All connections of a process share one data path, which the first of them opens and locks.
 */
public final class EngineConnection implements AutoCloseable {

    private final Pointer handle;
    private final Pointer connection;

    private EngineConnection(Pointer handle) {
        this.handle = handle;
        this.connection = handle.getPointer(0);
    }

    /**
     * @param arguments of the engine's command line, such as {@code --path=/data}
     * @throws EngineException if the engine cannot start; it writes the reason to standard error
     */
    public static EngineConnection open(Path library, List<String> arguments) {
        Chdb.load(library);
        List<String> line = new ArrayList<>(arguments);
        line.add(0, "chdb");
        Memory[] texts = line.stream().map(EngineConnection::text).toArray(Memory[]::new);
        try (Memory pointers = new Memory((long) Native.POINTER_SIZE * (texts.length + 1))) {
            for (int i = 0; i < texts.length; i++) {
                pointers.setPointer((long) i * Native.POINTER_SIZE, texts[i]);
            }
            pointers.setPointer((long) texts.length * Native.POINTER_SIZE, null);
            Pointer handle = Chdb.chdb_connect(texts.length, pointers);
            if (handle == null) {
                throw EngineException.parse("The engine did not open " + arguments);
            }
            return new EngineConnection(handle);
        } finally {
            Reference.reachabilityFence(texts);
        }
    }

    /** Ends the engine of this process; every connection must be closed before. */
    public static void shutdown() {
        Chdb.chdb_shutdown();
    }

    private static Memory text(String value) {
        byte[] bytes = utf8(value);
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }

    /** Runs a statement whose result, if any, is not wanted. */
    public void execute(String sql) {
        query(utf8(sql), "Null", Map.of()).close();
    }

    /** Runs a statement and returns its whole result as text. */
    public String text(String sql, String format, Map<String, String> parameters) {
        try (EngineResult result = query(utf8(sql), format, parameters)) {
            return new String(result.bytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs any statement and holds its whole result in memory.
     *
     * @param format used unless the statement names one
     * @param parameters by name, in the escaped text form of a URL's {@code param_name}
     */
    public EngineResult query(byte[] sql, String format, Map<String, String> parameters) {
        byte[] formatName = utf8(format);
        if (parameters.isEmpty()) {
            return new EngineResult(Chdb.chdb_query_n(connection, sql, sql.length, formatName, formatName.length))
                    .orThrow();
        }
        try (QueryParameters values = new QueryParameters(parameters)) {
            return new EngineResult(Chdb.chdb_query_with_params_n(
                            connection,
                            sql,
                            sql.length,
                            formatName,
                            formatName.length,
                            values.names(),
                            values.nameLengths(),
                            values.values(),
                            values.valueLengths(),
                            values.count()))
                    .orThrow();
        }
    }

    /** Starts a {@code SELECT} whose result is fetched block by block. */
    public EngineStream stream(byte[] sql, String format, Map<String, String> parameters) {
        byte[] formatName = utf8(format);
        Pointer stream;
        if (parameters.isEmpty()) {
            stream = Chdb.chdb_stream_query_n(connection, sql, sql.length, formatName, formatName.length);
        } else {
            try (QueryParameters values = new QueryParameters(parameters)) {
                stream = Chdb.chdb_stream_query_with_params_n(
                        connection,
                        sql,
                        sql.length,
                        formatName,
                        formatName.length,
                        values.names(),
                        values.nameLengths(),
                        values.values(),
                        values.valueLengths(),
                        values.count());
            }
        }
        new EngineResult(stream).orThrow();
        return new EngineStream(connection, stream);
    }

    /** Starts an {@code INSERT}; {@code sql} ends before its {@code FORMAT}. */
    public EngineInsert insert(byte[] sql, String format) {
        byte[] formatName = utf8(format);
        return new EngineInsert(Chdb.chdb_stream_insert_n(connection, sql, sql.length, formatName, formatName.length));
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Chdb.chdb_close_conn(handle);
    }
}
