package io.chokepoint.batch.lake;

import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/** The Delta tables that jobs read, with the columns that they need. */
enum LakeTable {
    /** What is measured, by subject and resource. */
    SUBJECT("dataset STRING, subject_id STRING, name STRING, domain STRING, network STRING, category STRING,"
            + " resource STRING, unit STRING, decimals INT, ingest_run_id STRING, known_at TIMESTAMP"),
    /** Amounts by holder; the amount is decimal text of a whole number. */
    HOLDING("dataset STRING, subject_id STRING, resource STRING, network STRING, holder STRING, record_key STRING,"
            + " amount STRING, as_of DATE, ingest_run_id STRING, known_at TIMESTAMP"),
    /** Transfers of tokens; the amount is decimal text of a whole number. */
    TRANSFER("dataset STRING, network STRING, token STRING, subject_id STRING, resource STRING, sender STRING,"
            + " recipient STRING, amount STRING, block_number LONG, block_time TIMESTAMP,"
            + " transaction_hash STRING, log_index LONG, as_of DATE, ingest_run_id STRING, known_at TIMESTAMP"),
    /** The ledger. */
    INGEST_RUN(
            "ingest_run_id STRING, dataset STRING, source STRING, file STRING, sha256 STRING, bytes LONG, rows_in LONG,"
                    + " accepted LONG, duplicates LONG, quarantined LONG, status STRING, started_at TIMESTAMP,"
                    + " finished_at TIMESTAMP");

    private final StructType schema;

    LakeTable(String ddl) {
        this.schema = StructType.fromDDL(ddl);
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    StructType schema() {
        return schema;
    }
}
