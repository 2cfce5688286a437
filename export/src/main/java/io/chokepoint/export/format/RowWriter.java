package io.chokepoint.export.format;

import io.chokepoint.export.row.Row;
import java.io.Closeable;
import java.io.IOException;

/** Writes rows of one shape into one file. Closing it completes the file. */
public interface RowWriter extends Closeable {
    /** Writes a row; its values are not kept. */
    void write(Row row) throws IOException;
}
