package io.chokepoint.ingest.read;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * Where the records are in a file.
 *
 * @param format how the file is written; compression is recognised by its first bytes
 * @param delimiter what separates the fields of CSV
 * @param multiLine whether quoted CSV fields may contain line breaks; such a file is read by one task
 * @param pointer JSON pointer to the array or map that holds the records of a JSON document; empty is the document
 * @param shape whether that is an array or a map
 * @param columns what is read; files whose format declares their columns are held against them before they are read
 * @param exact fields of these that carry amounts, which must not be floating point
 * @param header names of the columns of CSV whose first line is a record; empty if the first line names them
 * @param each what makes other records of those that the format has, or null
 */
public record Layout(
        Format format,
        char delimiter,
        boolean multiLine,
        String pointer,
        Shape shape,
        List<FileColumn> columns,
        List<String> exact,
        List<String> header,
        Expansion each)
        implements Serializable {

    /** File formats. */
    public enum Format {
        CSV,
        JSON,
        JSONL,
        PARQUET;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The format that a file name promises.
         *
         * @throws IllegalArgumentException if it promises none
         */
        public static Format ofName(String name) {
            String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zst|zstd)$", "");
            if (plain.endsWith(".csv")) {
                return CSV;
            }
            if (plain.endsWith(".parquet")) {
                return PARQUET;
            }
            // ethereum-etl calls its JSON Lines .json.
            if (plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
                return JSONL;
            }
            throw new IllegalArgumentException(
                    "The name of '%s' tells no format; .csv, .json, .jsonl, .ndjson and .parquet do, with .gz or .zst after them"
                            .formatted(name));
        }
    }

    /** What holds the records of a JSON document. */
    public enum Shape {
        ARRAY,
        MAP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Layout {
        columns = List.copyOf(columns);
        exact = List.copyOf(exact);
        header = List.copyOf(header);
    }

    /** Files whose CSV has a header, and whose records are what the format makes of them. */
    public Layout(
            Format format,
            char delimiter,
            boolean multiLine,
            String pointer,
            Shape shape,
            List<FileColumn> columns,
            List<String> exact) {
        this(format, delimiter, multiLine, pointer, shape, columns, exact, List.of(), null);
    }

    /**
     * Holds the columns of a file against those that are read.
     *
     * @throws RefusedFile if one is missing or there more than once
     */
    void check(List<String> ofFile, String file) {
        columns.forEach(column -> column.check(ofFile, file));
    }

    /** How rows of such a file are written to be repaired by hand: as JSON Lines instead of Parquet, else as in the file. */
    public Layout repairable() {
        return format == Format.PARQUET
                ? new Layout(Format.JSONL, ',', false, "", Shape.ARRAY, columns, exact, List.of(), each)
                : this;
    }

    /** The same layout, whose records are expanded. */
    public Layout with(Expansion expansion) {
        return new Layout(format, delimiter, multiLine, pointer, shape, columns, exact, header, expansion);
    }

    /** A file with one record a row, or a line, and these columns. */
    public static Layout flat(Format format, List<FileColumn> columns, List<String> exact) {
        return new Layout(format, ',', false, "", Shape.ARRAY, columns, exact);
    }
}
