package io.chokepoint.export.pack;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.format.RowWriter;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes one data file, then names it after its content. */
final class PartWriter {
    private static final String OPEN = ".open";
    private static final int HASH_DIGITS = 16;

    private final Path folder;
    private final int number;
    private final RowSchema schema;
    private final RowFormat format;
    private final Compression compression;
    private final HashedOutput output;
    private final RowWriter writer;
    private long rows;
    private List<String> firstKey;

    PartWriter(Path folder, int number, RowSchema schema, RowFormat format, Compression compression)
            throws IOException {
        this.folder = folder;
        this.number = number;
        this.schema = schema;
        this.format = format;
        this.compression = compression;
        output = new HashedOutput(Files.newOutputStream(open()));
        writer = format.writer(output, schema, compression);
    }

    /** A part that is complete, with the keys of its first and last row; empty where it has none. */
    record Part(PackageFile file, List<String> minKey, List<String> maxKey) {}

    void write(Row row) throws IOException {
        if (rows == 0) {
            firstKey = key(row);
        }
        writer.write(row);
        rows++;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return output.bytes();
    }

    /** Completes the file; the row is the last one written. */
    Part finish(Row last) throws IOException {
        List<String> lastKey = rows == 0 ? List.of() : key(last);
        writer.close();
        String sha256 = output.sha256();
        String name = "part-%05d-%s.%s".formatted(number, sha256.substring(0, HASH_DIGITS), format.suffix(compression));
        Files.move(open(), folder.resolve(name));
        return new Part(new PackageFile(name, rows, output.bytes(), sha256), rows == 0 ? List.of() : firstKey, lastKey);
    }

    /** Leaves the file as it is: the whole folder is given up. */
    void abandon() throws IOException {
        writer.close();
    }

    private Path open() {
        return folder.resolve("part-%05d".formatted(number) + OPEN);
    }

    private List<String> key(Row row) {
        CanonicalText text = new CanonicalText();
        List<String> key = new ArrayList<>();
        for (int column : schema.key()) {
            key.add(text.of(schema.column(column).type(), row, column));
        }
        return key;
    }
}
