package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The records of a line format, streamed. */
final class LineRecords implements Records {
    private final BufferedReader lines;
    private final LineFormat format;
    private long number;

    private LineRecords(BufferedReader lines, LineFormat format, long number) {
        this.lines = lines;
        this.format = format;
        this.number = number;
    }

    static LineRecords of(InputStream in, Layout layout, String file) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        if (layout.format() == Layout.Format.JSONL) {
            return new LineRecords(lines, new JsonLinesFormat(), 0);
        }
        if (!layout.header().isEmpty()) {
            return new LineRecords(lines, CsvFormat.withoutHeader(layout, file), 0);
        }
        String header = lines.readLine();
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
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long first = ++number;
            SourceRecord record = format.record(first, whole(line));
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    private String whole(String line) throws IOException {
        if (!format.continues(line)) {
            return line;
        }
        StringBuilder text = new StringBuilder(line);
        while (format.continues(text.toString())) {
            String next = lines.readLine();
            if (next == null) {
                break;
            }
            number++;
            text.append('\n').append(next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
