package io.chokepoint.ingest.ethereum;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.read.FileColumn;
import io.chokepoint.ingest.read.Layout;
import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import io.chokepoint.ingest.read.RefusedFile;
import io.chokepoint.ingest.read.SourceFile;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** When blocks were made, from {@code blocks} exports. A number that stands there with two times has none. */
public final class BlockTimes {
    private static final StructType SCHEMA =
            StructType.fromDDL("number bigint, time timestamp, file string, reason string, message string");

    /** What is said of a transfer without a time. */
    static final String UNTIMED =
            "No block, or more than one, says when this transfer's block was made;" + " give its blocks with --blocks";

    /** So many blocks go with every task of transfers at the most. */
    static final int FEW = 500_000;

    private final Dataset<Row> times;

    private BlockTimes(Dataset<Row> times) {
        this.times = times;
    }

    /**
     * The times in these files. They are strict: a row that cannot be read refuses its file, since every transfer of that
     * block would go with it.
     */
    public static BlockTimes of(List<SourceFile> files, Reading reading) {
        List<ReadTask> tasks = new ArrayList<>();
        for (SourceFile file : files) {
            Layout layout =
                    Layout.flat(Layout.Format.ofName(file.uri()), FileColumn.each("number", "timestamp"), List.of());
            tasks.add(new ReadTask(tasks.size(), file, layout, (index, record) -> row(file.uri(), record)));
        }
        Dataset<Row> rows = reading.rows(tasks, SCHEMA).persist(StorageLevel.MEMORY_AND_DISK());
        for (Row bad : rows.where(col("reason").isNotNull()).takeAsList(1)) {
            throw new RefusedFile(ReasonCode.valueOf(bad.getString(3)), bad.getString(2), bad.getString(4));
        }
        return new BlockTimes(rows.groupBy("number")
                .agg(min("time").alias("time"), countDistinct("time").alias("times")));
    }

    /** The times as every task can have them; empty if there are more blocks than {@code most}. */
    public Optional<BlockClock> clock(int most) {
        List<Row> few = times.limit(most + 1).collectAsList();
        if (few.size() > most) {
            return Optional.empty();
        }
        List<Row> sorted = few.stream()
                .filter(row -> !row.isNullAt(0))
                .sorted(Comparator.comparing(row -> row.getLong(0)))
                .toList();
        long[] numbers = sorted.stream().mapToLong(row -> row.getLong(0)).toArray();
        long[] micros = sorted.stream()
                .mapToLong(row -> row.getLong(2) == 1 ? micros(row.getInstant(1)) : BlockClock.UNKNOWN)
                .toArray();
        return Optional.of(new BlockClock(numbers, micros));
    }

    /** Microseconds since 1970, as the lake keeps times. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /**
     * Transfers with the times of their blocks, where they have none of their own.
     *
     * @param candidates rows of the transfer table's candidate schema
     * @param ours which of them these blocks are for
     */
    public Dataset<Row> complete(Dataset<Row> candidates, Column ours) {
        Column open = ours.and(col("reason").isNull()).and(col("block_time").isNull());
        Column found = when(open.and(col("times").equalTo(1)), col("time"));
        return timed(
                        candidates
                                .join(times, open.and(col("block_number").equalTo(col("number"))), "left")
                                .withColumn("block_time", coalesce(col("block_time"), found)),
                        ours)
                .drop("number", "time", "times");
    }

    /** Transfers whose {@code as_of} is the day of their time; those without a time are rejected. */
    public static Dataset<Row> timed(Dataset<Row> candidates, Column ours) {
        Column untimed = ours.and(col("reason").isNull()).and(col("block_time").isNull());
        return candidates
                .withColumn("message", when(untimed, lit(UNTIMED)).otherwise(col("message")))
                .withColumn(
                        "reason",
                        when(untimed, lit(ReasonCode.BLOCK_TIME_UNKNOWN.name())).otherwise(col("reason")))
                .withColumn("as_of", coalesce(col("as_of"), col("block_time").cast("date")));
    }

    private static Row row(String file, SourceRecord record) {
        try {
            if (record.rejected() != null) {
                throw record.rejected();
            }
            Instant time = TransferMapper.blockTime(record.fields().text("timestamp"));
            if (time == null) {
                throw new RowRejected(ReasonCode.MISSING_FIELD, "The block has no timestamp");
            }
            return RowFactory.create(TransferMapper.count(record.fields(), "number"), time, file, null, null);
        } catch (RowRejected why) {
            boolean wholeFile = why.reason().scope() == ReasonCode.Scope.FILE;
            return RowFactory.create(
                    null,
                    null,
                    file,
                    (wholeFile ? why.reason() : ReasonCode.FILE_MALFORMED).name(),
                    wholeFile ? why.getMessage() : "row %d: %s".formatted(record.number(), why.getMessage()));
        }
    }
}
