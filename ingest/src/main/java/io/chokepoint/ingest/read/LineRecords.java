package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;
import java.io.InputStream;

/** The records of a line format, streamed. */
final class LineRecords implements Records {
    private static final int SHOWN = 1_000;

    private final Lines lines;
    private final LineFormat format;
    private long number;

    private LineRecords(Lines lines, LineFormat format, long number) {
        this.lines = lines;
        this.format = format;
        this.number = number;
    }

    static LineRecords of(InputStream in, Layout layout, String file) throws IOException {
        Lines lines = new Lines(in);
        if (layout.format() == Layout.Format.JSONL) {
            return new LineRecords(lines, new JsonLinesFormat(), 0);
        }
        if (!layout.header().isEmpty()) {
            return new LineRecords(lines, CsvFormat.withoutHeader(layout, file), 0);
        }
        String header = lines.next();
        if (lines.length() > Limits.LINE) {
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED,
                    file,
                    "the first line should name the columns and has %,d characters".formatted(lines.length()));
        }
        if (header == null || header.isBlank()) {
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED, file, "the first line should name the columns and is empty");
        }
        return new LineRecords(lines, CsvFormat.ofHeader(header, layout, file), 1);
    }

    LineFormat format() {
        return format;
    }

    @Override
    public SourceRecord next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            long first = ++number;
            SourceRecord record = lines.length() > Limits.LINE ? tooLong(first, line) : whole(first, line);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    private SourceRecord whole(long first, String line) throws IOException {
        if (!format.continues(line)) {
            return format.record(first, line);
        }
        StringBuilder text = new StringBuilder(line);
        while (format.continues(text.toString())) {
            String next = lines.next();
            if (next == null) {
                break;
            }
            number++;
            text.append('\n').append(next);
            if (text.length() > Limits.LINE) {
                return tooLong(first, text.toString());
            }
        }
        return format.record(first, text.toString());
    }

    // Kept with its begin only: whoever mends it needs the file anyway.
    static SourceRecord tooLong(long first, String text) {
        return SourceRecord.rejected(
                first,
                text.substring(0, SHOWN),
                new RowRejected(
                        ReasonCode.ROW_TOO_LONG,
                        "The row has more than %,d characters; only its first %,d are kept here"
                                .formatted(Limits.LINE, SHOWN)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
