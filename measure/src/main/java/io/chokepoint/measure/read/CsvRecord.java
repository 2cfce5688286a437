package io.chokepoint.measure.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One record of a CSV file with all that RFC 4180 permits: quotes, doubled quotes, line breaks inside of quotes. */
final class CsvRecord {
    /** What {@link #parse} returns when the record does not end within the bytes. */
    static final int INCOMPLETE = -1;

    private static final int PADDING = 64;

    /** The fields one after the other, without quotes; readable beyond the last. */
    byte[] bytes = new byte[4096];

    private int[] ends = new int[64];
    private int fields;
    private int length;
    private int lines;
    private String fault;

    int fields() {
        return fields;
    }

    int from(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int to(int field) {
        return ends[field];
    }

    String text(int field) {
        return new String(bytes, from(field), to(field) - from(field), StandardCharsets.UTF_8);
    }

    /** Number of line ends in the record. */
    int lines() {
        return lines;
    }

    /** What is wrong with the quotes, or null. */
    String fault() {
        return fault;
    }

    /** Reads the record that begins at {@code from}; returns where the next one begins, or {@link #INCOMPLETE}. */
    int parse(byte[] source, int from, int end) {
        fields = 0;
        length = 0;
        lines = 0;
        fault = null;
        int at = from;
        while (true) {
            if (at < end && source[at] == '"') {
                at = quoted(source, at + 1, end);
                if (at == INCOMPLETE) {
                    return INCOMPLETE;
                }
            }
            while (at < end && source[at] != ',' && source[at] != '\n') {
                if (source[at] == '"' && fault == null) {
                    fault = "a quote stands inside of a field without quotes; quote the field and double the quote";
                }
                append(source[at++]);
            }
            if (at == end) {
                return INCOMPLETE;
            }
            if (source[at++] == '\n') {
                lines++;
                if (length > 0 && length > from(fields) && bytes[length - 1] == '\r') {
                    length--;
                }
                endField();
                return at;
            }
            endField();
        }
    }

    private int quoted(byte[] source, int from, int end) {
        int at = from;
        while (true) {
            if (at == end) {
                return INCOMPLETE;
            }
            byte next = source[at++];
            if (next != '"') {
                lines += next == '\n' ? 1 : 0;
                append(next);
            } else if (at < end && source[at] == '"') {
                append(next);
                at++;
            } else {
                boolean closed = at < end && (source[at] == ',' || source[at] == '\n' || source[at] == '\r');
                if (at < end && !closed && fault == null) {
                    fault = "text follows a closing quote; double the quotes inside a field";
                }
                return at;
            }
        }
    }

    private void append(byte next) {
        if (length + PADDING >= bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[length++] = next;
    }

    private void endField() {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = length;
    }
}
