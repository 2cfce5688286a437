package io.chokepoint.ingest.event;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.read.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Logs, laid out word by word as contracts write them. */
final class LogWords {
    static final String CONTRACT = "0x" + "c0".repeat(20);

    private LogWords() {}

    static SourceRecord log(EventType event, String data, String... topics) {
        List<String> quoted = new ArrayList<>();
        Stream.concat(Stream.of(event.topic()), Stream.of(topics)).forEach(topic -> quoted.add('"' + topic + '"'));
        Map<String, String> fields = Map.of(
                "address",
                CONTRACT,
                "topics",
                "[" + String.join(", ", quoted) + "]",
                "data",
                data.startsWith("0x") ? data : "0x" + data,
                "block_number",
                "16",
                "block_timestamp",
                "1700000000",
                "transaction_hash",
                "0x" + "1".repeat(64),
                "log_index",
                "7");
        Fields named = fields::get;
        return new SourceRecord(1, "", named, null);
    }

    static String address(String address) {
        return "0x" + "0".repeat(24) + address.substring(2);
    }

    static String ticks(int tick) {
        return "0x" + (tick < 0 ? "f".repeat(56) + "%08x".formatted(tick) : word(tick));
    }

    static String word(long number) {
        return "%064x".formatted(number);
    }
}
