package io.chokepoint.ingest.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of the lake. Append only; a row counts if its {@code ingest_run_id} stands in {@code ingest_run} with status
 * COMMITTED, and otherwise does not exist for any reader. The rows of {@link #HOLDER} count in any case.
 *
 * <p>Facts carry beside their texts the numbers that jobs compute with: {@code series_id} of their (subject_id, resource),
 * {@code …_id} of each holder, and {@code amount_high}, {@code amount_low}, the halves of an amount below 2^126 as
 * {@link io.chokepoint.ingest.value.AmountHalves} says; of a greater amount both are null. Evidence, {@link #LABEL} and
 * {@link #LINK}, has the numbers of its holders.
 */
public enum LakeTable {
    /**
     * What is measured: one row per (subject_id, resource), of which the latest known_at holds; series_id is the number of
     * the pair, from 1, the same in all of its rows; prices is the dataset of prices that its holdings are valued with, or
     * null.
     */
    SUBJECT(
            "dataset string, subject_id string, name string, domain string, network string, category string, resource"
                    + " string, unit string, decimals int, licence string, origin string, prices string, series_id int,"
                    + " ingest_run_id string, known_at timestamp",
            List.of(),
            List.of()),

    /**
     * The dictionary of holders: one row per text, whatever its network and data set. The numbers are 1, 2, 3 and so on
     * without a gap; {@link #NOBODY} has number 0 and no row.
     */
    HOLDER("holder_id bigint, holder string, ingest_run_id string, known_at timestamp", List.of(), List.of()),

    /**
     * Who has how much; amount in base units, decimal digits. Asset is what it is an amount of where the subject is valued with
     * prices, and null elsewhere.
     */
    HOLDING(
            "dataset string, subject_id string, resource string, network string, holder string, record_key string,"
                    + " amount string, as_of date, asset string, source string, series_id int, holder_id bigint,"
                    + " amount_high bigint, amount_low bigint, ingest_run_id string, known_at timestamp",
            List.of("dataset", "subject_id", "resource", "network", "as_of", "record_key"),
            List.of("holder", "amount", "asset")),

    /** Who gave how much to whom; amount in base units, decimal digits; as_of is the UTC day of block_time. */
    TRANSFER(
            "dataset string, network string, token string, subject_id string, resource string, sender string,"
                    + " recipient string, amount string, block_number bigint, block_time timestamp,"
                    + " transaction_hash string, log_index bigint, as_of date, source string, series_id int,"
                    + " sender_id bigint, recipient_id bigint, amount_high bigint, amount_low bigint,"
                    + " ingest_run_id string, known_at timestamp",
            List.of("network", "transaction_hash", "log_index"),
            List.of("dataset", "token", "subject_id", "sender", "recipient", "amount", "block_number", "block_time")),

    /**
     * Which entity is behind a holder; holder_class is the id of a {@link io.chokepoint.indices.HolderClass}, or null where
     * the holder has none; confidence is 0 to 1, and 0 withdraws the label. Source is where the label is from, in the words
     * of whoever took it. It holds from valid_from, {@link #ALWAYS} if it says no day, to the day before valid_until, or on if
     * that is null. Personal is whether the entity may be a private person, whose name is never published.
     */
    LABEL(
            "dataset string, network string, holder string, entity string, holder_class string, confidence double,"
                    + " licence string, source string, valid_from date, valid_until date, personal boolean,"
                    + " holder_id bigint, ingest_run_id string, known_at timestamp",
            List.of("dataset", "network", "holder", "valid_from"),
            List.of("entity", "holder_class", "confidence", "valid_until", "personal")),

    /**
     * Which two holders are one party; a link has no direction, and holder is before other_holder in the order of their
     * UTF-8 bytes. Confidence, source and the days on which it holds are as in {@link #LABEL}.
     */
    LINK(
            "dataset string, network string, holder string, other_holder string, confidence double, licence string,"
                    + " source string, valid_from date, valid_until date, holder_id bigint, other_holder_id bigint,"
                    + " ingest_run_id string, known_at timestamp",
            List.of("dataset", "network", "holder", "other_holder", "valid_from"),
            List.of("confidence", "valid_until")),

    /**
     * Series that somebody published, such as prices, counts or indices of others: a value, decimal text of any sign, by
     * day.
     */
    OBSERVATION(
            "dataset string, network string, series string, unit string, value string, as_of date, licence string,"
                    + " source string, ingest_run_id string, known_at timestamp",
            List.of("dataset", "network", "series", "as_of"),
            List.of("value", "unit")),

    /**
     * What one whole unit of an asset costs: price, decimal text above 0, in a currency, as it was observed at an instant;
     * as_of is the UTC day of that.
     */
    PRICE(
            "dataset string, network string, asset string, currency string, price string, as_of date,"
                    + " observed_at timestamp, licence string, source string, ingest_run_id string, known_at timestamp",
            List.of("dataset", "network", "asset", "currency", "observed_at"),
            List.of("price")),

    /**
     * Acts of those who control an asset: action is the id of a {@link io.chokepoint.ingest.value.ControlAction}; asset and
     * address are null where the act has none; amount in base units, decimal digits, null where the act moves nothing;
     * record_key tells two acts apart, for a log {@code transaction hash/log index}.
     */
    CONTROL(
            "dataset string, network string, record_key string, asset string, address string, action string,"
                    + " amount string, as_of date, source string, ingest_run_id string, known_at timestamp",
            List.of("dataset", "network", "record_key"),
            List.of("asset", "address", "action", "amount", "as_of")),

    /** Rows that were not taken, and why. */
    QUARANTINE(
            "ingest_run_id string, dataset string, source string, file string, row_number bigint, reason string,"
                    + " message string, raw string, known_at timestamp",
            List.of(),
            List.of()),

    /**
     * Which records do not count any more, since their source no longer states them: that of a table's record which one run
     * brought, and its day. The record is written as the values of its key with {@code |} between them: of a transfer
     * {@code network|transaction_hash|log_index}, of a holding {@code dataset|subject_id|resource|network|as_of|record_key},
     * of a control {@code dataset|network|record_key}.
     */
    WITHDRAWAL(
            "table_name string, dataset string, record string, withdrawn_run string, day date, ingest_run_id string,"
                    + " known_at timestamp",
            List.of(),
            List.of()),

    /**
     * Holders of whom no label and no link counts or is taken: holder_digest is the SHA-256, hexadecimal, of network, a line
     * feed, and holder; text_digest that of the holder alone in lower case; erased_from are the ids, with a space between, of the runs that had brought what was erased.
     */
    ERASURE(
            "holder_digest string, text_digest string, erased_from string, ingest_run_id string, known_at timestamp",
            List.of(),
            List.of()),

    /** Why files of runs were not plausible and were taken all the same; reason is the name of a code. */
    ALARM(
            "ingest_run_id string, dataset string, source string, file string, reason string, message string,"
                    + " known_at timestamp",
            List.of(),
            List.of()),

    /**
     * The ledger: one row per run and file, rows_in = accepted + duplicates + quarantined; amount_sum is that of the accepted
     * amounts, 0 where rows have none; replays is the run whose quarantined rows came back repaired, or null; left_out is how many
     * of the quarantined rows the descriptor says to be such.
     */
    INGEST_RUN(
            "ingest_run_id string, dataset string, source string, file string, sha256 string, bytes bigint,"
                    + " rows_in bigint, accepted bigint, duplicates bigint, quarantined bigint, amount_sum string,"
                    + " status string, started_at timestamp, finished_at timestamp, replays string, left_out bigint",
            List.of(),
            List.of());

    /** The zero address of Ethereum-like networks: it mints and burns, and is number 0 without a row in {@link #HOLDER}. */
    public static final String NOBODY = "0x0000000000000000000000000000000000000000";

    /** The day from which a label holds that says none. */
    public static final LocalDate ALWAYS = LocalDate.EPOCH;

    /**
     * Columns that a row has while it is not decided yet whether it is taken; snapshot_at is null unless the last record of a day
     * is the one that counts.
     */
    private static final StructType CANDIDATE = StructType.fromDDL(
            "file_index int, row_number bigint, reason string," + " message string, raw string, snapshot_at timestamp");

    /** Columns that the run gives its rows, rather than their source. */
    private static final Set<String> GIVEN_BY_THE_RUN = Set.of(
            "series_id",
            "holder_id",
            "other_holder_id",
            "sender_id",
            "recipient_id",
            "amount_high",
            "amount_low",
            "ingest_run_id",
            "known_at");

    /** The tables whose rows come from sources, record by record. */
    static final List<LakeTable> RECORDS =
            Stream.of(values()).filter(table -> !table.key.isEmpty()).toList();

    private final StructType schema;
    private final List<String> key;
    private final List<String> payload;

    LakeTable(String ddl, List<String> key, List<String> payload) {
        this.schema = StructType.fromDDL(ddl);
        this.key = key;
        this.payload = payload;
    }

    /** The directory under the lake's root. */
    public String directory() {
        return name().toLowerCase(Locale.ROOT);
    }

    public StructType schema() {
        return schema;
    }

    /** The columns that a lake may lack, and what they are where a row lacks them, as SQL; the next rows bring them. */
    Map<String, String> optional() {
        return switch (this) {
            case SUBJECT -> Map.of("prices", "CAST(NULL AS STRING)");
            case HOLDING -> Map.of("asset", "CAST(NULL AS STRING)");
            case INGEST_RUN -> Map.of("replays", "CAST(NULL AS STRING)", "left_out", "0L");
            case LINK -> Map.of("valid_from", "DATE'%s'".formatted(ALWAYS), "valid_until", "CAST(NULL AS DATE)");
            case LABEL ->
                Map.of(
                        "valid_from",
                        "DATE'%s'".formatted(ALWAYS),
                        "valid_until",
                        "CAST(NULL AS DATE)",
                        "personal",
                        "false");
            default -> Map.of();
        };
    }

    /** What makes two rows the same record. */
    List<String> key() {
        return key;
    }

    /** What two rows of the same record must agree in. */
    List<String> payload() {
        return payload;
    }

    // One row a day of a long series would be one file a day.
    boolean partitionedByDay() {
        return has("as_of") && this != OBSERVATION && this != CONTROL && this != PRICE;
    }

    /** Whether its rows are amounts of a subject. */
    boolean measured() {
        return has("subject_id") && has("amount");
    }

    /**
     * Whether a later run may say otherwise of a record: its row is then a new version, and the one with the latest known_at
     * holds. A record of any other table stays what it was first.
     */
    boolean restates() {
        return this == LABEL || this == LINK || this == PRICE;
    }

    /** Whether a record of it can be withdrawn: it is a fact of a day. Evidence is restated instead. */
    boolean withdrawable() {
        return !key.isEmpty() && has("as_of") && !restates();
    }

    /** The columns that name holders; the number of each stands in the column of its name with {@code _id}. */
    List<String> holders() {
        return switch (this) {
            case HOLDING, LABEL -> List.of("holder");
            case LINK -> List.of("holder", "other_holder");
            case TRANSFER -> List.of("sender", "recipient");
            default -> List.of();
        };
    }

    /** What the rows of a file are ordered by: what is read together stands together, and is stored small. */
    List<String> order() {
        return switch (this) {
            case HOLDING -> List.of("series_id", "holder_id");
            case TRANSFER -> List.of("series_id", "block_number", "log_index");
            case LABEL -> List.of("holder_id");
            case LINK -> List.of("holder_id", "other_holder_id");
            case OBSERVATION -> List.of("series", "as_of");
            case PRICE -> List.of("asset", "observed_at");
            case CONTROL -> List.of("asset", "as_of", "record_key");
            default -> List.of();
        };
    }

    /** The columns of a row that its source gives: all but those of the run. */
    public List<String> facts() {
        return Stream.of(schema.fieldNames())
                .filter(column -> !GIVEN_BY_THE_RUN.contains(column))
                .toList();
    }

    /** {@code file_index, row_number, reason, message, raw, snapshot_at} and then the columns that the source gives. */
    public StructType candidateSchema() {
        StructType candidates = CANDIDATE;
        for (String column : facts()) {
            StructField field = schema.apply(column);
            candidates = candidates.add(field);
        }
        return candidates;
    }

    private boolean has(String column) {
        return List.of(schema.fieldNames()).contains(column);
    }
}
