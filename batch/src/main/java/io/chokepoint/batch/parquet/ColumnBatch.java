package io.chokepoint.batch.parquet;

/** Some rows by column. Its arrays are the readers' own: they hold until the next batch is read. */
public final class ColumnBatch {
    /** Rows of a batch, at most: so few that all columns stay in a core's own cache. */
    static final int ROWS = 1 << 12;

    private final ColumnReader[] columns;
    private final boolean[] missing;
    private int rows;

    ColumnBatch(ColumnReader[] columns) {
        this.columns = columns;
        this.missing = new boolean[columns.length];
    }

    void read(int count) {
        rows = count;
        for (int column = 0; column < columns.length; column++) {
            missing[column] = columns[column].read(count);
        }
    }

    /** How many rows of the arrays are meant. */
    public int rows() {
        return rows;
    }

    /** Whole numbers by row; 0 where one is missing. */
    public long[] numbers(int column) {
        return ((NumberReader) columns[column]).values();
    }

    /** Values of a fixed number of bytes, one after the other. */
    public byte[] bytes(int column) {
        return ((FixedReader) columns[column]).values();
    }

    /** By row, whether the value is missing; null where all are there. */
    public boolean[] nulls(int column) {
        return missing[column] ? columns[column].nulls() : null;
    }
}
