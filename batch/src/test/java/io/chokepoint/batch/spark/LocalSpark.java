package io.chokepoint.batch.spark;

import org.apache.spark.sql.SparkSession;

/** One session for all tests of this JVM, on this machine's cores. */
public final class LocalSpark {
    private static final SparkSession SESSION = Sessions.open("tests");

    private LocalSpark() {}

    /** The shared session. */
    public static SparkSession session() {
        return SESSION;
    }
}
