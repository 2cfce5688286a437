package io.chokepoint.export.format;

import io.chokepoint.export.row.Row;
import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of one file back. */
public interface RowReader extends Closeable {
    /**
     * Fills a row with the next one of the file.
     *
     * @return false at the end of the file
     * @throws IOException if the file is not what its schema says; the message names the place
     */
    boolean next(Row row) throws IOException;
}
