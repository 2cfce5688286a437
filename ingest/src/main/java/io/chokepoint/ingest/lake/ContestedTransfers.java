package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.chokepoint.ingest.read.RowMapper;
import io.chokepoint.ingest.read.SourceRecord;
import io.chokepoint.ingest.transfer.TransferJobs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The few transfers whose records may be there twice: they are read again, with their lines, and decided on as rows. */
final class ContestedTransfers {
    /** Below, so many contested keys go to the rows of the lake, rather than these to them. */
    private static final int FEW = 100_000;

    private final Decided decided;
    private final Map<Integer, Tally> asAccepted = new HashMap<>();

    /**
     * Decides.
     *
     * @param keys hashes of the contested keys
     * @param mappers of lines, by file
     */
    ContestedTransfers(
            Lake lake,
            TransferJobs jobs,
            long[] keys,
            List<Input> inputs,
            Collection<Source> sources,
            Map<Integer, RowMapper> mappers,
            LinePlaces places) {
        long[] before = places.before();
        Map<Integer, RowMapper> ofFiles = new HashMap<>(mappers);
        JavaRDD<Row> rows = jobs.contested(keys, (part, lines, record) -> ofFiles.get(lines.fileIndex())
                .row(
                        lines.fileIndex(),
                        new SourceRecord(
                                before[part] + record.number(), record.raw(), record.fields(), record.rejected())));
        Dataset<Row> candidates = lake.spark().createDataFrame(rows, LakeTable.TRANSFER.candidateSchema());
        for (Source source : sources) {
            candidates = source.complete(candidates);
        }
        candidates = candidates.persist(StorageLevel.MEMORY_AND_DISK());
        Tally.of(candidates.withColumn("outcome", lit(Decision.ACCEPTED)), LakeTable.TRANSFER)
                .forEach(asAccepted::put);
        decided = Decided.of(LakeTable.TRANSFER, candidates, inputs, lake, known(lake, candidates, keys.length < FEW));
    }

    private static Dataset<Row> known(Lake lake, Dataset<Row> candidates, boolean few) {
        if (!lake.exists(LakeTable.TRANSFER)) {
            return null;
        }
        Dataset<Row> keys =
                candidates.select("network", "transaction_hash", "log_index").distinct();
        return lake.current(LakeTable.TRANSFER)
                .join(few ? broadcast(keys) : keys, Lake.scalaSeq(LakeTable.TRANSFER.key()), "left_semi");
    }

    /** Corrects tallies by file that have all of them as accepted. */
    void correct(Map<Integer, Tally> tallies) {
        decided.tallies().forEach((file, tally) -> tallies.merge(file, tally.minus(asAccepted.get(file)), Tally::plus));
    }

    /** The lines that are taken, ascending. */
    long[] taken(LinePlaces places) {
        return decided.with(Decision.ACCEPTED).select("file_index", "row_number").collectAsList().stream()
                .mapToLong(row -> places.line(row.getInt(0), row.getLong(1)))
                .sorted()
                .toArray();
    }

    /** Rows (file_index, token, count) of those that are not taken. */
    List<Row> notTaken() {
        return decided.rows()
                .where(col("outcome").notEqual(Decision.ACCEPTED))
                .groupBy("file_index", "token")
                .agg(count(lit(1)))
                .collectAsList();
    }

    /** Rows (file_index, row_number, reason, message, raw) of those that are set aside. */
    Dataset<Row> setAside() {
        return decided.setAside().select("file_index", "row_number", "reason", "message", "raw");
    }

    void release() {
        decided.release();
    }
}
