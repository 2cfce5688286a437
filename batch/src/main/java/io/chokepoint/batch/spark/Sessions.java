package io.chokepoint.batch.spark;

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
        SparkSession.Builder builder = SparkSession.builder()
                .appName(name)
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                // Dates and instants of java.time: those of java.sql change with the machine's zone.
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.serializer", KryoSerializer.class.getName())
                .config("spark.kryo.registrator", KryoTypes.class.getName())
                .config("spark.kryoserializer.buffer.max", "1g")
                .config("spark.sql.debug.maxToStringFields", "200")
                .config("spark.ui.enabled", System.getProperty("spark.ui.enabled", "false"));
        if (System.getProperty("spark.master") == null) {
            // A laptop: few, small shuffles, and no server reachable from outside.
            builder.master("local[*]")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "8")
                    .config("spark.databricks.delta.snapshotPartitions", "2");
        }
        return builder.getOrCreate();
    }
}
