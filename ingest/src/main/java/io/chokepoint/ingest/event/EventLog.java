package io.chokepoint.ingest.event;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.EvmAddress;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One log, as ethereum-etl exports it or as a node answers {@code eth_getLogs}.
 *
 * @param contract which contract wrote it; lower case
 * @param topics 32 bytes each, hexadecimal after {@code 0x}; the first names the event
 * @param data the values that are no topics, hexadecimal after {@code 0x}
 * @param blockTime when its block was made, or null if the log does not say it
 * @param index its position in its block
 */
record EventLog(
        String contract,
        List<String> topics,
        String data,
        long blockNumber,
        Instant blockTime,
        String transactionHash,
        long index) {
    private static final Pattern WORD = Pattern.compile("0x[0-9a-f]{64}");
    private static final Pattern BYTES = Pattern.compile("0x([0-9a-f]{2})*");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}|0x[0-9a-f]{1,15}");

    /**
     * The topic that names the event of a record, lower case; empty for an anonymous one.
     *
     * @throws RowRejected if the record has no topics at all
     */
    static String event(Fields fields) throws RowRejected {
        List<String> topics = topics(fields);
        return topics.isEmpty() ? "" : topics.get(0);
    }

    /**
     * The number of the block that a record is in.
     *
     * @throws RowRejected if it does not say it
     */
    static long block(Fields fields) throws RowRejected {
        return count("block_number", first(fields, "block_number", "blockNumber"));
    }

    /** @throws RowRejected if a part of the log is missing or malformed, or a node says that it was removed */
    static EventLog of(Fields fields) throws RowRejected {
        if ("true".equals(fields.text("removed"))) {
            throw new RowRejected(
                    ReasonCode.LOG_REMOVED, "The log was removed: its block is no longer part of the chain");
        }
        List<String> topics = topics(fields);
        for (String topic : topics) {
            matching(WORD, "topic", topic);
        }
        String data = fields.text("data");
        String seconds = first(fields, "block_timestamp", "blockTimestamp");
        return new EventLog(
                EvmAddress.canonical(present("address", fields.text("address"))),
                topics,
                data == null || data.isBlank() ? "0x" : matching(BYTES, "data", data),
                block(fields),
                seconds == null ? null : time(seconds),
                matching(WORD, "transaction_hash", first(fields, "transaction_hash", "transactionHash")),
                count("log_index", first(fields, "log_index", "logIndex")));
    }

    // JSON has an array, CSV has them with commas, or with semicolons, between them.
    private static List<String> topics(Fields fields) throws RowRejected {
        String text = present("topics", fields.text("topics"));
        return Stream.of(text.replaceAll("[\\[\\]\"\\s]", "").split("[,;]"))
                .filter(topic -> !topic.isEmpty())
                .map(topic -> topic.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Instant time(String text) throws RowRejected {
        if (text.startsWith("0x")) {
            return TimeForm.UNIX_SECONDS.parse(String.valueOf(count("blockTimestamp", text)));
        }
        return (COUNT.matcher(text).matches() ? TimeForm.UNIX_SECONDS : TimeForm.INSTANT).parse(text);
    }

    private static long count(String name, String text) throws RowRejected {
        String written = matching(COUNT, name, text);
        return written.startsWith("0x")
                ? new BigInteger(written.substring(2), 16).longValueExact()
                : Long.parseLong(written);
    }

    private static String matching(Pattern form, String name, String text) throws RowRejected {
        String written = present(name, text).strip().toLowerCase(Locale.ROOT);
        if (!form.matcher(written).matches()) {
            throw new RowRejected(
                    ReasonCode.MALFORMED_ROW, "%s %s is not written as in a log".formatted(name, Quoted.of(written)));
        }
        return written;
    }

    private static String present(String name, String text) throws RowRejected {
        if (text == null || text.isBlank()) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The log has no " + name);
        }
        return text;
    }

    private static String first(Fields fields, String name, String other) {
        String text = fields.text(name);
        return text == null || text.isBlank() ? fields.text(other) : text;
    }
}
