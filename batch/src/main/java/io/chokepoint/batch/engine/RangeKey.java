package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;

/**
 * Where a slice goes: the partition that ranks it, its distribution, and the range of weight, 0 for the heaviest.
 *
 * <p>A class with a plain constructor, since the shuffle's serializer does not know records.
 */
final class RangeKey implements Serializable {
    private static final long serialVersionUID = 1L;

    final int partition;
    final byte[] group;
    final int range;

    RangeKey(int partition, byte[] group, int range) {
        this.partition = partition;
        this.group = group;
        this.range = range;
    }

    boolean isSameRangeAs(RangeKey other) {
        return range == other.range && java.util.Arrays.equals(group, other.group);
    }

    /** By distribution and range. */
    static final class Order implements Comparator<RangeKey>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(RangeKey left, RangeKey right) {
            int byGroup = java.util.Arrays.compareUnsigned(left.group, right.group);
            return byGroup != 0 ? byGroup : Integer.compare(left.range, right.range);
        }
    }

    /** Sends every slice to the partition that its key names. */
    static final class Placement extends Partitioner {
        private static final long serialVersionUID = 1L;
        private final int partitions;

        Placement(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return ((RangeKey) key).partition;
        }
    }
}
