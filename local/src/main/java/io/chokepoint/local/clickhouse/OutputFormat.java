package io.chokepoint.local.clickhouse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which results can be sent block by block. The engine writes each block as a document of its own, so a format can if
 * it is a plain sequence of rows, or if the header that every block repeats can be told by its length.
 */
final class OutputFormat {

    /** Length of the header at the beginning of a document, in bytes. */
    private interface Header {
        int length(byte[] document);
    }

    private static final Header NONE = document -> 0;

    private static final Map<String, Header> STREAMED = Stream.of(
                    formats(
                            NONE,
                            "TSV",
                            "TabSeparated",
                            "TSVRaw",
                            "TabSeparatedRaw",
                            "CSV",
                            "TSKV",
                            "JSONEachRow",
                            "JSONLines",
                            "NDJSON",
                            "JSONCompactEachRow",
                            "JSONStringsEachRow",
                            "JSONCompactStringsEachRow",
                            "RowBinary",
                            "Native",
                            "Null"),
                    formats(
                            lines(1),
                            "TSVWithNames",
                            "TabSeparatedWithNames",
                            "TSVRawWithNames",
                            "TabSeparatedRawWithNames",
                            "JSONCompactEachRowWithNames"),
                    formats(
                            lines(2),
                            "TSVWithNamesAndTypes",
                            "TabSeparatedWithNamesAndTypes",
                            "TSVRawWithNamesAndTypes",
                            "TabSeparatedRawWithNamesAndTypes",
                            "JSONCompactEachRowWithNamesAndTypes"),
                    formats(csvLines(1), "CSVWithNames"),
                    formats(csvLines(2), "CSVWithNamesAndTypes"),
                    formats(document -> binary(document, 1), "RowBinaryWithNames"),
                    formats(document -> binary(document, 2), "RowBinaryWithNamesAndTypes"))
            .flatMap(formats -> formats.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String name;
    private final Header header;

    private OutputFormat(String name, Header header) {
        this.name = name;
        this.header = header;
    }

    static OutputFormat of(String name) {
        return new OutputFormat(name, STREAMED.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Header> formats(Header header, String... names) {
        return Arrays.stream(names).collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> header));
    }

    String name() {
        return name;
    }

    boolean streams() {
        return header != null;
    }

    /** Whether a person could read an error at the end of a result in this format. */
    boolean isText() {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of("tsv", "tab", "csv", "json", "tskv").anyMatch(lower::startsWith);
    }

    String mediaType() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("json") || lower.equals("ndjson")) {
            return lower.contains("eachrow") || lower.contains("lines") || lower.equals("ndjson")
                    ? "application/x-ndjson; charset=UTF-8"
                    : "application/json; charset=UTF-8";
        }
        if (lower.startsWith("csv")) {
            return "text/csv; charset=UTF-8";
        }
        if (lower.startsWith("ts") || lower.startsWith("tab")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        return lower.startsWith("pretty") || lower.equals("vertical") || lower.equals("markdown")
                ? "text/plain; charset=UTF-8"
                : "application/octet-stream";
    }

    /**
     * Cuts the repeated header off every block after the first.
     *
     * @param first the first block; the returned function takes each later one and gives the offset of its rows
     */
    Function<byte[], Integer> rowsAfter(byte[] first) {
        int length = header.length(first);
        return block -> {
            if (block.length < length || !Arrays.equals(first, 0, length, block, 0, length)) {
                throw new IllegalStateException("A block of a " + name + " result has other columns than the first");
            }
            return length;
        };
    }

    private static Header lines(int count) {
        return document -> lineEnd(document, count, false);
    }

    /** A name with a line break in it stands in quotes. */
    private static Header csvLines(int count) {
        return document -> lineEnd(document, count, true);
    }

    private static int lineEnd(byte[] document, int count, boolean quotes) {
        int seen = 0;
        boolean quoted = false;
        for (int i = 0; i < document.length; i++) {
            quoted ^= quotes && document[i] == '"';
            if (document[i] == '\n' && !quoted && ++seen == count) {
                return i + 1;
            }
        }
        throw new IllegalStateException("A result with names has no line of them");
    }

    /** A column count, then that many texts per kind of them, each with its length before it; all lengths LEB128. */
    private static int binary(byte[] document, int kinds) {
        int[] at = {0};
        long columns = varint(document, at);
        for (long text = 0; text < columns * kinds; text++) {
            long length = varint(document, at);
            at[0] = Math.toIntExact(at[0] + length);
        }
        return at[0];
    }

    private static long varint(byte[] document, int[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = document[at[0]++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }
}
