package io.chokepoint.export.row;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a dataset, in order. Key columns are never null; rows are sorted by them, in their order, ascending.
 *
 * @param version semantic version; a change of its first number is a break
 * @param columns at least one
 */
public record RowSchema(String version, List<Column> columns) {

    /** Copies the list. */
    public RowSchema {
        columns = List.copyOf(columns);
    }

    /** First number of the version. */
    public String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Number of columns. */
    public int width() {
        return columns.size();
    }

    /** A column by its position, from 0. */
    public Column column(int position) {
        return columns.get(position);
    }

    /** Positions of the key columns. */
    public int[] key() {
        return IntStream.range(0, width()).filter(i -> columns.get(i).key()).toArray();
    }

    /**
     * Position of a column.
     *
     * @throws IllegalArgumentException naming the column where there is none of that name
     */
    public int position(String name) {
        return IntStream.range(0, width())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column '" + name + "'"));
    }
}
