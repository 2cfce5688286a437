package io.chokepoint.export.verify;

import io.chokepoint.export.row.Row;
import java.io.IOException;

/** Computes anew what rows say, or what they prove, while they pass. */
interface Proof {
    /** Takes the next row. */
    void add(Row row) throws IOException;

    /** Says how much was proved, once all rows have passed. */
    void finish() throws IOException;
}
