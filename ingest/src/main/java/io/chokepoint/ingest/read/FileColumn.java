package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column that is read from files.
 *
 * @param names the names that it may have, one or more; a file has it under one of them and once
 * @param optional whether a file may lack it
 * @param remedy what to do where it is missing, or empty if the file has to be mended
 */
public record FileColumn(List<String> names, boolean optional, String remedy) implements Serializable {

    public FileColumn {
        names = List.copyOf(names);
    }

    /** A column that every file must have, under one of these names. */
    public static FileColumn required(String... names) {
        return new FileColumn(List.of(names), false, "");
    }

    /** A column that a file may have, under one of these names. */
    public static FileColumn optional(String... names) {
        return new FileColumn(List.of(names), true, "");
    }

    /** Columns that every file must have, each under its only name. */
    public static List<FileColumn> each(String... names) {
        return Stream.of(names).map(FileColumn::required).toList();
    }

    /** The same column with what to do where it is missing, such as {@code give it with --confidence}. */
    public FileColumn orElse(String remedy) {
        return new FileColumn(names, optional, remedy);
    }

    /**
     * The text of this column in a record, or null if it is absent or blank there.
     *
     * @throws RowRejected if the record has it under two names
     */
    public String text(Fields fields) throws RowRejected {
        String found = null;
        for (String name : names) {
            String text = fields.text(name);
            if (text != null && !text.isBlank()) {
                if (found != null) {
                    throw new RowRejected(
                            ReasonCode.MALFORMED_ROW, "The row has %s at once; keep one".formatted(named(" and ")));
                }
                found = text;
            }
        }
        return found;
    }

    /**
     * Holds a file's columns against this one.
     *
     * @throws RefusedFile if it is missing and not optional, or there more than once
     */
    void check(List<String> columns, String file) {
        long found = columns.stream().filter(names::contains).count();
        if (found > 1 || (found == 0 && !optional)) {
            throw new RefusedFile(
                    ReasonCode.MISSING_COLUMN,
                    file,
                    "column %s is %s; the file has %s%s"
                            .formatted(
                                    named(" or "),
                                    found == 0 ? "missing" : "there %d times".formatted(found),
                                    String.join(", ", columns),
                                    found == 0 && !remedy.isEmpty() ? "; " + remedy : ""));
        }
    }

    /** The names as they may stand in a message, in quotes. */
    private String named(String between) {
        return names.stream().map(Quoted::of).collect(Collectors.joining(between));
    }
}
