package io.chokepoint.ingest.transfer;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.chokepoint.ingest.parquet.ColumnFile;
import io.chokepoint.ingest.parquet.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes the rows of a chunk into the table of transfers, a file for each of their days, ordered as the table is. */
final class TransferFiles {
    private static final MessageType SCHEMA = schema();

    private final String table;
    private final Configuration configuration;
    private final RunFacts run;
    private final List<TransferSource> sources;
    private final Map<String, Integer> series;

    /**
     * @param table URI of the table's folder
     * @param series numbers by subject
     */
    TransferFiles(
            String table,
            Configuration configuration,
            RunFacts run,
            List<TransferSource> sources,
            Map<String, Integer> series) {
        this.table = table;
        this.configuration = configuration;
        this.run = run;
        this.sources = sources;
        this.series = series;
    }

    /**
     * Writes a chunk.
     *
     * @param taken by row, whether it is accepted; null if all are
     * @param numbers of the chunk's holders, by their position
     */
    List<DataFile> write(TransferChunk chunk, boolean[] taken, long[] numbers) throws IOException {
        Tokens tokens = tokens(chunk);
        int[] positions = new int[chunk.rows];
        int count = 0;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < chunk.rows; row++) {
            if (taken == null || taken[row]) {
                positions[count++] = row;
                first = Math.min(first, chunk.day(row));
                last = Math.max(last, chunk.day(row));
            }
        }
        if (count == 0) {
            return List.of();
        }
        int[] days = new int[chunk.rows];
        int[] ranks = new int[chunk.rows];
        for (int i = 0; i < count; i++) {
            int row = positions[i];
            days[row] = chunk.day(row) - first;
            ranks[row] = tokens.rank()[chunk.token[row]];
        }
        positions = Order.grouped(positions, count, ranks, tokens.rank().length);
        positions = Order.grouped(positions, count, days, last - first + 1);
        List<DataFile> files = new ArrayList<>();
        for (int from = 0; from < count; ) {
            int to = from;
            while (to < count && days[positions[to]] == days[positions[from]]) {
                int start = to;
                while (to < count
                        && ranks[positions[to]] == ranks[positions[start]]
                        && days[positions[to]] == days[positions[start]]) {
                    to++;
                }
                Order.sort(
                        positions,
                        start,
                        to,
                        (one, other) -> chunk.block[one] == chunk.block[other]
                                ? Long.compare(chunk.log[one], chunk.log[other])
                                : Long.compare(chunk.block[one], chunk.block[other]));
            }
            int[] ofDay = Arrays.copyOfRange(positions, from, to);
            files.add(write(chunk, ofDay, first + days[positions[from]], tokens, numbers));
            from = to;
        }
        return files;
    }

    private DataFile write(TransferChunk chunk, int[] rows, int day, Tokens tokens, long[] numbers) throws IOException {
        Path path = new Path(
                "%s/as_of=%s/part-%s.snappy.parquet".formatted(table, LocalDate.ofEpochDay(day), UUID.randomUUID()));
        TransferSource source = sources.get(chunk.source);
        try (ColumnFile file = new ColumnFile(path, configuration, SCHEMA, rows.length)) {
            file.same(source.dataset());
            file.same(source.network());
            int[] token = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                token[i] = chunk.token[rows[i]];
            }
            int distinct = chunk.tokens.size();
            ColumnFile.Indices ofTokens = file.indices(token, distinct);
            file.byIndex(tokens.texts(), distinct, ofTokens, file.silent());
            file.byIndex(tokens.subjects(), distinct, ofTokens, file.silent());
            file.same(source.resource());
            Party senders = new Party(chunk, chunk.sender, rows, numbers);
            Party recipients = new Party(chunk, chunk.recipient, rows, numbers);
            ColumnFile.Indices ofSenders = file.indices(senders.indices, senders.count);
            ColumnFile.Indices ofRecipients = file.indices(recipients.indices, recipients.count);
            file.byIndex(senders.texts(), senders.count, ofSenders, file.silent());
            file.byIndex(recipients.texts(), recipients.count, ofRecipients, file.silent());
            file.plain(
                    Integer.BYTES + 78, null, file.silent(), (from, to, page) -> amounts(chunk, rows, from, to, page));
            longs(file, chunk.block, rows);
            longs(file, chunk.time, rows);
            file.plain(
                    Integer.BYTES + 2 + TransferChunk.HASH,
                    null,
                    file.silent(),
                    (from, to, page) -> hashes(chunk, rows, from, to, page));
            longs(file, chunk.log, rows);
            file.same(source.id());
            file.byIndex(tokens.series(), distinct, ofTokens, file.silent());
            file.byIndex(senders.numbers(), senders.count, ofSenders, file.silent());
            file.byIndex(recipients.numbers(), recipients.count, ofRecipients, file.silent());
            boolean[] wide = wide(chunk, rows);
            halves(file, chunk.amountHigh, rows, wide);
            halves(file, chunk.amountLow, rows, wide);
            file.same(run.id());
            file.same(run.knownAt());
            file.end();
        }
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        return new DataFile(
                path.toString(),
                day,
                status.getLen(),
                status.getModificationTime(),
                rows.length,
                source.dataset(),
                source.dataset());
    }

    private static void longs(ColumnFile file, long[] column, int[] rows) throws IOException {
        file.plain(Long.BYTES, null, file.silent(), (from, to, page) -> {
            for (int i = from; i < to; i++) {
                page.putLong(column[rows[i]]);
            }
        });
    }

    private static void halves(ColumnFile file, long[] column, int[] rows, boolean[] wide) throws IOException {
        file.plain(Long.BYTES, wide, file.silent(), (from, to, page) -> {
            for (int i = from; i < to; i++) {
                if (wide == null || !wide[i]) {
                    page.putLong(column[rows[i]]);
                }
            }
        });
    }

    private static boolean[] wide(TransferChunk chunk, int[] rows) {
        boolean[] wide = null;
        for (int i = 0; i < rows.length; i++) {
            if (chunk.amountHigh[rows[i]] == TransferChunk.WIDE) {
                wide = wide == null ? new boolean[rows.length] : wide;
                wide[i] = true;
            }
        }
        return wide;
    }

    private static void amounts(TransferChunk chunk, int[] rows, int from, int to, ByteBuffer page) {
        for (int i = from; i < to; i++) {
            int start = chunk.amountStart(rows[i]);
            int length = chunk.amountEnd[rows[i]] - start;
            page.putInt(length).put(chunk.amounts, start, length);
        }
    }

    private static void hashes(TransferChunk chunk, int[] rows, int from, int to, ByteBuffer page) {
        for (int i = from; i < to; i++) {
            page.putInt(2 + TransferChunk.HASH).put((byte) '0').put((byte) 'x');
            int at = page.position();
            int word = rows[i] * TransferChunk.WORDS;
            for (int end = word + TransferChunk.WORDS; word < end; word++) {
                at = Hex.put(chunk.hashes[word], page.array(), at);
            }
            page.position(at);
        }
    }

    /**
     * The dictionaries of a chunk's tokens, in the order of their positions.
     *
     * @param rank by position, where the token's series stands among those of the chunk
     */
    private record Tokens(byte[] texts, byte[] subjects, byte[] series, int[] rank) {}

    private Tokens tokens(TransferChunk chunk) {
        int count = chunk.tokens.size();
        TransferSource source = sources.get(chunk.source);
        byte[][] subjects = new byte[count][];
        int[] numbers = new int[count];
        int bytes = 0;
        for (int token = 0; token < count; token++) {
            String subject = source.subject(chunk.tokens.text(token));
            // A token of rows that were set aside has no number, and no row.
            numbers[token] = series.getOrDefault(subject, 0);
            subjects[token] = subject.getBytes(StandardCharsets.UTF_8);
            bytes += Integer.BYTES + subjects[token].length;
        }
        ByteBuffer texts = plain(count * (Integer.BYTES + HolderSet.TEXT));
        ByteBuffer named = plain(bytes);
        ByteBuffer ofSeries = plain(count * Integer.BYTES);
        for (int token = 0; token < count; token++) {
            text(chunk.tokens, token, texts);
            named.putInt(subjects[token].length).put(subjects[token]);
            ofSeries.putInt(numbers[token]);
        }
        int[] order = new int[count];
        Arrays.setAll(order, token -> token);
        Order.sort(order, 0, count, (one, other) -> Integer.compare(numbers[one], numbers[other]));
        int[] rank = new int[count];
        for (int i = 0; i < count; i++) {
            rank[order[i]] = i;
        }
        return new Tokens(texts.array(), named.array(), ofSeries.array(), rank);
    }

    /** The distinct holders of one side of some rows. */
    private static final class Party {
        private final TransferChunk chunk;
        private final long[] all;
        private final int[] indices;
        private final int[] holders;
        private int count;

        Party(TransferChunk chunk, int[] column, int[] rows, long[] all) {
            this.chunk = chunk;
            this.all = all;
            this.indices = new int[rows.length];
            int[] seen = new int[chunk.holders.size()];
            int[] found = new int[Math.min(rows.length, seen.length)];
            for (int i = 0; i < rows.length; i++) {
                int holder = column[rows[i]];
                if (seen[holder] == 0) {
                    found[count] = holder;
                    seen[holder] = ++count;
                }
                indices[i] = seen[holder] - 1;
            }
            this.holders = found;
        }

        byte[] texts() {
            ByteBuffer texts = plain(count * (Integer.BYTES + HolderSet.TEXT));
            for (int i = 0; i < count; i++) {
                text(chunk.holders, holders[i], texts);
            }
            return texts.array();
        }

        byte[] numbers() {
            ByteBuffer numbers = plain(count * Long.BYTES);
            for (int i = 0; i < count; i++) {
                numbers.putLong(all[holders[i]]);
            }
            return numbers.array();
        }
    }

    private static ByteBuffer plain(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(HolderSet set, int position, ByteBuffer into) {
        into.putInt(HolderSet.TEXT);
        into.position(set.put(position, into.array(), into.position()));
    }

    private static MessageType schema() {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (String name :
                List.of("dataset", "network", "token", "subject_id", "resource", "sender", "recipient", "amount")) {
            message.optional(BINARY).as(stringType()).named(name);
        }
        message.optional(INT64).named("block_number");
        message.optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named("block_time");
        message.optional(BINARY).as(stringType()).named("transaction_hash");
        message.optional(INT64).named("log_index");
        message.optional(BINARY).as(stringType()).named("source");
        message.optional(INT32).named("series_id");
        for (String name : List.of("sender_id", "recipient_id", "amount_high", "amount_low")) {
            message.optional(INT64).named(name);
        }
        message.optional(BINARY).as(stringType()).named("ingest_run_id");
        message.optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named("known_at");
        return message.named("spark_schema");
    }
}
