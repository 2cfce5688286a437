package io.chokepoint.ingest.read;

import java.io.Closeable;
import java.io.IOException;

/** The records of one open file, in order. */
interface Records extends Closeable {
    /**
     * The next record, or null after the last.
     *
     * @throws RefusedFile if the file is not in its format as a whole
     */
    SourceRecord next() throws IOException;
}
