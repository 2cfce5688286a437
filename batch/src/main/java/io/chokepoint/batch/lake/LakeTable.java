package io.chokepoint.batch.lake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** The Delta tables that jobs read, with the columns that they need. */
enum LakeTable {
    /** What is measured, by subject and resource; series_id is the number of the two, from 1. */
    SUBJECT("dataset STRING, subject_id STRING, name STRING, domain STRING, network STRING, category STRING,"
            + " resource STRING, unit STRING, decimals INT, series_id INT, ingest_run_id STRING, known_at TIMESTAMP"),
    /**
     * The dictionary of holders: one row per text, numbered from 1. Number 0 is nobody, the zero address of Ethereum-like
     * networks, and has no row. Rows count whether or not their ingest run was committed.
     */
    HOLDER("holder_id LONG, holder STRING, ingest_run_id STRING, known_at TIMESTAMP"),
    /**
     * Amounts by holder; the amount is decimal text of a whole number. Below 2^126 it also stands there as 128 bits in
     * two's complement, amount_high and amount_low; above both are null.
     */
    HOLDING("dataset STRING, subject_id STRING, resource STRING, network STRING, holder STRING, record_key STRING,"
            + " amount STRING, as_of DATE, series_id INT, holder_id LONG, amount_high LONG, amount_low LONG,"
            + " ingest_run_id STRING, known_at TIMESTAMP"),
    /**
     * What one whole unit of an asset costs in a currency, decimal text above 0, as observed at an instant. Of the rows of one
     * (dataset, network, asset, currency, observed_at) the latest known_at holds.
     */
    PRICE("dataset STRING, network STRING, asset STRING, currency STRING, price STRING, as_of DATE,"
            + " observed_at TIMESTAMP, ingest_run_id STRING, known_at TIMESTAMP"),
    /** Transfers of tokens; the amount is as in {@link #HOLDING}. */
    TRANSFER("dataset STRING, network STRING, token STRING, subject_id STRING, resource STRING, sender STRING,"
            + " recipient STRING, amount STRING, block_number LONG, block_time TIMESTAMP,"
            + " transaction_hash STRING, log_index LONG, as_of DATE, series_id INT, sender_id LONG, recipient_id LONG,"
            + " amount_high LONG, amount_low LONG, ingest_run_id STRING, known_at TIMESTAMP"),
    /**
     * Evidence that a holder belongs to an entity. Of the rows of one (dataset, network, holder, valid_from) the latest
     * known_at holds; holder_class is null for an address of the entity's own. It holds from valid_from, 1970-01-01 if it
     * says no day, to the day before valid_until, or on if that is null; personal is whether the entity may be a private
     * person.
     */
    LABEL("dataset STRING, network STRING, holder STRING, entity STRING, holder_class STRING, confidence DOUBLE,"
            + " valid_from DATE, valid_until DATE, personal BOOLEAN, holder_id LONG, ingest_run_id STRING,"
            + " known_at TIMESTAMP"),
    /**
     * Evidence that two holders are one party. Of the rows of one (dataset, network, pair, valid_from) the latest known_at
     * holds. Its days are as in {@link #LABEL}.
     */
    LINK("dataset STRING, network STRING, holder STRING, other_holder STRING, confidence DOUBLE, valid_from DATE,"
            + " valid_until DATE, holder_id LONG, other_holder_id LONG, ingest_run_id STRING, known_at TIMESTAMP"),
    /**
     * Records that do not count any more: that of a table which one ingest run brought. The record is written as the values
     * of its {@link #key} with {@code |} between them; day is its as_of.
     */
    WITHDRAWAL("table_name STRING, dataset STRING, record STRING, withdrawn_run STRING, day DATE, ingest_run_id STRING,"
            + " known_at TIMESTAMP"),
    /**
     * Holders of whom no label and no link counts: holder_digest is the SHA-256, hexadecimal, of network, a line feed, and
     * holder; erased_from are the ids, with a space between, of the ingest runs that had brought what was erased.
     */
    ERASURE("holder_digest STRING, erased_from STRING, ingest_run_id STRING, known_at TIMESTAMP"),
    /** Why files were not plausible and were taken all the same; reason is the name of a code. */
    ALARM("ingest_run_id STRING, dataset STRING, source STRING, file STRING, reason STRING, message STRING,"
            + " known_at TIMESTAMP"),
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

    /** Columns that a lake may lack, and what they are where a row lacks them, as SQL. */
    Map<String, String> optional() {
        return switch (this) {
            case LINK -> Map.of("valid_from", "DATE'1970-01-01'", "valid_until", "CAST(NULL AS DATE)");
            case LABEL ->
                Map.of("valid_from", "DATE'1970-01-01'", "valid_until", "CAST(NULL AS DATE)", "personal", "false");
            case SUBJECT -> Map.of("prices", "CAST(NULL AS STRING)");
            case HOLDING -> Map.of("asset", "CAST(NULL AS STRING)");
            case INGEST_RUN -> Map.of("replays", "CAST(NULL AS STRING)", "left_out", "0L");
            default -> Map.of();
        };
    }

    /** What tells records apart that can be withdrawn; empty where none can. */
    List<String> key() {
        return switch (this) {
            case HOLDING -> List.of("dataset", "subject_id", "resource", "network", "as_of", "record_key");
            case TRANSFER -> List.of("network", "transaction_hash", "log_index");
            default -> List.of();
        };
    }

    StructType schema() {
        return schema;
    }
}
