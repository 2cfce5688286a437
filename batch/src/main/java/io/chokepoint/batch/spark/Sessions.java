package io.chokepoint.batch.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;

/** Spark sessions as the jobs need them. */
public final class Sessions {
    private Sessions() {}

    /**
     * A session that reads Delta tables and keeps time in UTC. The master is the one that {@code spark-submit} or
     * {@code spark.master} names, and all cores of this machine where nobody names one.
     *
     * @param name name in Spark's UI
     */
    public static SparkSession open(String name) {
        return SparkSession.builder()
                .config(configuration(name))
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
    }

    /** The same for jobs that need no tables and no SQL: it starts in half the time. */
    public static JavaSparkContext context(String name) {
        return new JavaSparkContext(configuration(name));
    }

    private static SparkConf configuration(String name) {
        SparkConf configuration = new SparkConf()
                .setAppName(name)
                .set("spark.sql.session.timeZone", "UTC")
                // Dates and instants of java.time: those of java.sql change with the machine's zone.
                .set("spark.sql.datetime.java8API.enabled", "true")
                .set("spark.serializer", KryoSerializer.class.getName())
                .set("spark.kryo.registrator", KryoTypes.class.getName())
                .set("spark.kryoserializer.buffer.max", "1g")
                .set("spark.sql.debug.maxToStringFields", "200");
        defaults().forEach(configuration::setIfMissing);
        return configuration;
    }

    /** What holds where the user says nothing else. */
    private static Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>(Map.of("spark.ui.enabled", "false"));
        String master = System.getProperty("spark.master");
        if (master == null) {
            // A laptop: few, small shuffles, and no server reachable from outside.
            defaults.putAll(Map.of(
                    "spark.master", "local[*]",
                    "spark.driver.bindAddress", "127.0.0.1",
                    "spark.driver.host", "127.0.0.1",
                    "spark.sql.shuffle.partitions", "8",
                    "spark.databricks.delta.snapshotPartitions", "2"));
        }
        if (master == null || master.startsWith("local")) {
            defaults.putAll(Map.of(
                    // Files of a shuffle stay in this machine's memory: to pack them costs more than it saves.
                    "spark.shuffle.compress", "false",
                    "spark.shuffle.checksum.enabled", "false",
                    // One file for each task from the start, instead of one for each partition that are then copied.
                    "spark.shuffle.sort.bypassMergeThreshold", "1",
                    // As many tasks as keep both halves of a small machine busy to the end.
                    "spark.sql.files.maxPartitionBytes", "64m",
                    // To list some days in a job of its own costs more than to list them.
                    "spark.sql.sources.parallelPartitionDiscovery.threshold", "1024"));
        }
        return defaults;
    }
}
