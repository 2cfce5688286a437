package io.chokepoint.export.format;

import io.chokepoint.export.row.RowSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file format. */
public enum RowFormat {
    /** Apache Parquet, pages compressed with zstd. */
    PARQUET("parquet", Set.of(Compression.ZSTD)),
    /** RFC 4180 with {@code \n}: see {@link CsvRowWriter}. */
    CSV("csv", Set.of(Compression.values())),
    /** One JSON object a line. */
    JSON_LINES("jsonl", Set.of(Compression.values())),
    /** Arrow's IPC stream; ZSTD compresses its buffers, as the format provides. */
    ARROW("arrows", Set.of(Compression.NONE, Compression.ZSTD)),
    /** One sheet of Excel; the file is compressed as it is. */
    XLSX("xlsx", Set.of(Compression.NONE));

    private static final int BUFFER = 1 << 16;

    private final String extension;
    private final Set<Compression> compressions;

    RowFormat(String extension, Set<Compression> compressions) {
        this.extension = extension;
        this.compressions = compressions;
    }

    /** Lower-case identifier, such as {@code json_lines}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether files of the format can be compressed so. */
    public boolean takes(Compression compression) {
        return compressions.contains(compression);
    }

    /** How files of the format are compressed where nothing else is asked for. */
    public Compression standardCompression() {
        return takes(Compression.ZSTD) ? Compression.ZSTD : Compression.NONE;
    }

    /** Most rows that a package of the format can have. */
    public long mostRows() {
        // All in one sheet, below its header.
        return this == XLSX ? XlsxCells.MOST_ROWS - 1 : Long.MAX_VALUE;
    }

    /** What follows the first dot of a file's name, such as {@code zst.parquet} or {@code csv.gz}. */
    public String suffix(Compression compression) {
        // What is compressed within a file is read by readers of the format alone.
        boolean isWithin = (this == PARQUET || this == ARROW) && compression == Compression.ZSTD;
        return isWithin ? "zst." + extension : extension + compression.suffix();
    }

    /** A writer of one file; closing it closes the target. */
    public RowWriter writer(OutputStream target, RowSchema schema, Compression compression) throws IOException {
        return switch (this) {
            case PARQUET -> new ParquetRowWriter(target, schema);
            case CSV -> new CsvRowWriter(compression.compress(target), schema);
            case JSON_LINES -> new JsonLinesWriter(compression.compress(target), schema);
            case ARROW -> new ArrowRowWriter(target, schema, compression == Compression.ZSTD);
            case XLSX -> new XlsxRowWriter(target, schema);
        };
    }

    /**
     * A reader of one file.
     *
     * @throws IOException if the file is not of this format or has other columns than the schema
     */
    public RowReader reader(Path file, RowSchema schema, Compression compression) throws IOException {
        return switch (this) {
            case PARQUET -> new ParquetRowReader(file, schema);
            case CSV -> new CsvRowReader(compression.expand(stream(file)), schema);
            case JSON_LINES -> new JsonLinesReader(compression.expand(stream(file)), schema);
            case ARROW -> new ArrowRowReader(stream(file), schema);
            case XLSX -> new XlsxRowReader(file, schema);
        };
    }

    private static InputStream stream(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }
}
