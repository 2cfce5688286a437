package io.chokepoint.ingest.read;

import java.io.Serializable;
import org.apache.spark.sql.Row;

/** Gives a record its meaning. Runs inside Spark's tasks. */
@FunctionalInterface
public interface RowMapper extends Serializable {
    /**
     * The row of this record: with its columns, or with the reason why it has none.
     *
     * @param fileIndex position of the file in the run
     */
    Row row(int fileIndex, SourceRecord record);
}
