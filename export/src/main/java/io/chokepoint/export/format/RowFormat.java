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
    JSON_LINES("jsonl", Set.of(Compression.values()));

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

    /** What follows the first dot of a file's name, such as {@code zst.parquet} or {@code csv.gz}. */
    public String suffix(Compression compression) {
        return this == PARQUET ? "zst." + extension : extension + compression.suffix();
    }

    /** A writer of one file; closing it closes the target. */
    public RowWriter writer(OutputStream target, RowSchema schema, Compression compression) throws IOException {
        return switch (this) {
            case PARQUET -> new ParquetRowWriter(target, schema);
            case CSV -> new CsvRowWriter(compression.compress(target), schema);
            case JSON_LINES -> new JsonLinesWriter(compression.compress(target), schema);
        };
    }

    /**
     * A reader of one file.
     *
     * @throws IOException if the file is not of this format or has other columns than the schema
     */
    public RowReader reader(Path file, RowSchema schema, Compression compression) throws IOException {
        if (this == PARQUET) {
            return new ParquetRowReader(file, schema);
        }
        InputStream plain = compression.expand(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        return this == CSV ? new CsvRowReader(plain, schema) : new JsonLinesReader(plain, schema);
    }
}
