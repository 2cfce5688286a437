package io.chokepoint.ingest.transfer;

import org.apache.spark.Partitioner;

/** Sends numbers of partitions to these partitions. */
final class ToPartition extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int count;

    ToPartition(int count) {
        this.count = count;
    }

    @Override
    public int numPartitions() {
        return count;
    }

    @Override
    public int getPartition(Object key) {
        return (Integer) key;
    }
}
