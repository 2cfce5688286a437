package io.chokepoint.export.row;

/** Rows in the order of their schema's key, one after another. Whoever opens it closes it. */
public interface RowSource extends AutoCloseable {

    /** Shape of the rows. */
    RowSchema schema();

    /** How many rows there are, counted before the first is read. */
    long expected();

    /**
     * Fills a row with the next one.
     *
     * @return false when there is none left; the row is then undefined
     */
    boolean next(Row row);

    @Override
    void close();
}
