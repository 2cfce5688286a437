package io.chokepoint.batch.engine;

import io.chokepoint.batch.parquet.ColumnBatch;
import io.chokepoint.batch.parquet.ColumnSpec;
import java.io.Serializable;
import java.util.List;

/** A layout of transfers in columns, and how to add both legs of each to what its holders have. */
public interface TransferColumns extends Serializable {

    /** The columns, in the order in which {@link #reader} expects them. */
    List<ColumnSpec> columns();

    /** Whether holders are addresses of 20 bytes rather than numbers. */
    boolean addresses();

    /** A reader for one task. */
    BatchReader reader(GroupNumbers groups, LegCombiner legs);

    /** Reads batches of one task. */
    interface BatchReader {
        /** Adds the transfers of a batch. */
        void read(ColumnBatch batch);
    }
}
