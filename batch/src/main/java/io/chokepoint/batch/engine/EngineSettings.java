package io.chokepoint.batch.engine;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How the engine divides its work. Results do not depend on it.
 *
 * @param holderPartitions partitions of holders; each aggregates its holders in one table
 * @param rankingPartitions partitions that rank distributions
 * @param largeEntities entities in one partition of holders from which on a distribution is cut into ranges
 * @param rangeEntities entities of a range of weight, at least
 * @param bytesByTask of files that one task reads, about
 */
public record EngineSettings(
        int holderPartitions, int rankingPartitions, int largeEntities, int rangeEntities, long bytesByTask)
        implements Serializable {
    private static final long BYTES_BY_PARTITION = 32L << 20;
    private static final int LARGE_ENTITIES = 4096;
    private static final int MOST_PARTITIONS = 4096;

    /**
     * Settings for an input.
     *
     * @param inputBytes size of what is read, as far as it is known
     */
    public static EngineSettings of(JavaSparkContext spark, long inputBytes) {
        int cores = spark.defaultParallelism();
        long bySize = inputBytes / BYTES_BY_PARTITION + 1;
        int holders = (int) Math.min(MOST_PARTITIONS, Math.max(cores, bySize));
        return new EngineSettings(
                holders,
                Math.max(2 * cores, holders / 4),
                LARGE_ENTITIES,
                GroupPlan.RANGE_ENTITIES,
                spark.getConf().getSizeAsBytes("spark.sql.files.maxPartitionBytes", "128m"));
    }

    /** These settings with another number of partitions of holders. */
    EngineSettings withHolderPartitions(int partitions) {
        return new EngineSettings(partitions, rankingPartitions, largeEntities, rangeEntities, bytesByTask);
    }
}
