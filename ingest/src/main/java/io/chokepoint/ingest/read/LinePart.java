package io.chokepoint.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** The lines of a file that begin in a range of its bytes. */
public final class LinePart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int fileIndex;
    private final SourceFile file;
    private final LineFormat format;
    private final long start;
    private final long end;

    /** @param end behind the last byte; {@link Long#MAX_VALUE} for all that there are */
    LinePart(int fileIndex, SourceFile file, LineFormat format, long start, long end) {
        this.fileIndex = fileIndex;
        this.file = file;
        this.format = format;
        this.start = start;
        this.end = end;
    }

    /** Position of the file in the run. */
    public int fileIndex() {
        return fileIndex;
    }

    /** Bytes as stored. */
    public long bytes() {
        return Math.min(end, file.bytes()) - start;
    }

    /** What separates fields, for CSV alone; else 0. */
    public char delimiter() {
        return format instanceof CsvFormat csv ? csv.delimiter() : 0;
    }

    /** The columns by position, for CSV alone; else none. */
    public List<String> columns() {
        return format instanceof CsvFormat csv ? csv.columns() : List.of();
    }

    /**
     * Opens the file.
     *
     * @throws RefusedFile if it is to be refused
     */
    public LineCursor open(Configuration configuration) {
        try {
            return new LineCursor(this, stream(configuration));
        } catch (IOException failure) {
            throw file.unreadable(failure);
        }
    }

    /** The record that a line is, by its number in the part; null if it is blank or a header. */
    public SourceRecord record(int line, String text) {
        return numbered(line, format.record(number(line), text));
    }

    SourceRecord tooLong(int line, String begin) {
        return numbered(line, LineRecords.tooLong(line, begin));
    }

    RefusedFile unreadable(IOException failure) {
        return file.unreadable(failure);
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    // Only the first line of a file may be its header, or have a byte order mark.
    private long number(int line) {
        return start == 0 ? line : line + 1L;
    }

    private static SourceRecord numbered(int line, SourceRecord record) {
        return record == null ? null : new SourceRecord(line, record.raw(), record.fields(), record.rejected());
    }

    private InputStream stream(Configuration configuration) throws IOException {
        if (start == 0) {
            return file.open(configuration);
        }
        Path path = new Path(file.uri());
        FSDataInputStream in = path.getFileSystem(configuration).open(path);
        try {
            in.seek(start - 1);
        } catch (IOException notThere) {
            in.close();
            throw notThere;
        }
        return in;
    }

    /** The text of bytes, with a mark where they are no UTF-8. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
