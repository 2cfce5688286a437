package io.chokepoint.ingest.read;

import java.io.Serializable;

/** A format whose records can be read line by line, in any order and by many tasks. */
interface LineFormat extends Serializable {
    /** The record of this line, or null if the line is blank or a header. */
    SourceRecord record(long number, String line);

    /** Whether the record that begins with this text goes on in the next line. */
    boolean continues(String text);
}
