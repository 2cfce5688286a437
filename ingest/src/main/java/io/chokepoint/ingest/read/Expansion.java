package io.chokepoint.ingest.read;

import java.io.Serializable;
import java.util.List;

/** What makes none, one or several records of one. Runs inside Spark's tasks. */
@FunctionalInterface
public interface Expansion extends Serializable {
    /** The records, in their order; a rejected record stays as it is. */
    List<SourceRecord> of(SourceRecord record);
}
