package io.chokepoint.local.clickhouse;

import io.chokepoint.local.clickhouse.chdb.EngineConnection;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import io.chokepoint.local.clickhouse.chdb.EngineProgress;
import io.chokepoint.local.clickhouse.chdb.EngineResult;
import io.chokepoint.local.clickhouse.chdb.EngineStream;
import io.chokepoint.local.clickhouse.http.HttpExchange;
import io.chokepoint.local.clickhouse.sql.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Sends the rows of a {@code SELECT}: block by block where the format allows it, else from a file of the engine. */
final class SelectAnswer {

    private static final int SENT_WHOLE_BYTES = 1 << 20;

    private final HttpExchange exchange;
    private final EngineConnection engine;
    private final RunningQuery query;
    private final Path results;

    /** @param results folder for files on the way to a client */
    SelectAnswer(HttpExchange exchange, EngineConnection engine, RunningQuery query, Path results) {
        this.exchange = exchange;
        this.engine = engine;
        this.query = query;
        this.results = results;
    }

    void send(Statement statement, byte[] sql, Map<String, String> settings) throws IOException {
        OutputFormat format =
                OutputFormat.of(statement.formatName().orElse(exchange.request().format()));
        exchange.header("X-ClickHouse-Format", format.name());
        exchange.header("Content-Type", format.mediaType());
        if (streams(format, statement, settings)) {
            stream(sql, format);
        } else {
            sendFile(statement, format);
        }
    }

    private boolean streams(OutputFormat format, Statement statement, Map<String, String> settings) {
        return format.streams()
                && !statement.hasTotals()
                && !settings.containsKey("extremes")
                && !settings.containsKey("output_format_json_array_of_rows")
                && !exchange.request().waitEndOfQuery();
    }

    private void stream(byte[] sql, OutputFormat format) throws IOException {
        try (EngineStream stream = engine.stream(
                query.tagged(sql), format.name(), exchange.request().parameters())) {
            byte[] first;
            try (EngineResult block = stream.next()) {
                first = block.bytes();
                summary(block.progress());
            }
            byte[] block = first.length == 0 ? first : next(stream);
            if (block.length == 0) {
                exchange.send(first);
                return;
            }
            Function<byte[], Integer> rows = format.rowsAfter(first);
            // Not closed on failure: the end of the answer would say that it is complete.
            OutputStream out = exchange.stream();
            out.write(first);
            try {
                for (; block.length > 0; block = next(stream)) {
                    int from = rows.apply(block);
                    out.write(block, from, block.length - from);
                }
            } catch (EngineException e) {
                if (format.isText()) {
                    out.write(("\n" + e.getMessage().strip() + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                throw e;
            }
            out.close();
        }
    }

    private static byte[] next(EngineStream stream) {
        try (EngineResult block = stream.next()) {
            return block.bytes();
        }
    }

    private void sendFile(Statement statement, OutputFormat format) throws IOException {
        Path file = results.resolve(UUID.randomUUID() + ".out");
        try {
            byte[] sql = query.tagged(statement.intoFile(file.toString(), format.name()));
            try (EngineResult result =
                    engine.query(sql, format.name(), exchange.request().parameters())) {
                summary(result.progress());
            }
            if (!Files.exists(file)) {
                exchange.send(new byte[0]);
            } else if (Files.size(file) <= SENT_WHOLE_BYTES) {
                exchange.send(Files.readAllBytes(file));
            } else {
                OutputStream out = exchange.stream();
                Files.copy(file, out);
                out.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void summary(EngineProgress progress) {
        exchange.summary(progress);
    }
}
