package io.chokepoint.ingest;

import org.apache.spark.sql.SparkSession;

/** Spark, set up for the lake. */
public final class Sessions {
    private Sessions() {}

    /**
     * A session with Delta.
     *
     * @param master Spark's master URL, such as {@code local[*]}
     */
    public static SparkSession open(String master) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("chokepoint-ingest")
                .master(master)
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/chokepoint-no-warehouse")
                .config("spark.databricks.delta.snapshotPartitions", "1")
                // Files are found by day and data set; the least and greatest of hashes and addresses find nothing.
                .config("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "1")
                .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
                .config("spark.shuffle.compress", "false")
                // Of the local file system, whose default is a call to the kernel every four kilobytes.
                .config("spark.hadoop.io.file.buffer.size", "131072");
        if (master.startsWith("local")) {
            // One machine: nobody else is to be reached, and small partitions are cheaper than many.
            builder = builder.config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "8")
                    // A dictionary of half a million holders goes to the rows, rather than the rows to it.
                    .config("spark.sql.autoBroadcastJoinThreshold", "64m");
        }
        return builder.getOrCreate();
    }
}
