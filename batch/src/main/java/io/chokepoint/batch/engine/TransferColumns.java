package io.chokepoint.batch.engine;

import java.io.Serializable;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A layout of transfers in columns, and how to add both legs of each to what its holders have. */
public interface TransferColumns extends Serializable {

    /** The columns, in the order in which {@link #reader} expects them. */
    StructType schema();

    /** Whether holders are addresses of 20 bytes rather than numbers. */
    boolean addresses();

    /** A reader for one task. */
    BatchReader reader(GroupNumbers groups, LegCombiner legs);

    /** Reads batches of one task. */
    interface BatchReader {
        /** Adds the transfers of a batch. */
        void read(ColumnarBatch batch);
    }
}
