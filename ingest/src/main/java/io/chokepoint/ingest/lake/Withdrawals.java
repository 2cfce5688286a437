package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.read.ReadTask;
import io.chokepoint.ingest.read.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Takes records back that their source no longer states, such as those of blocks that a chain has dropped.
 *
 * <p>Rows are never deleted for it: a row of {@link LakeTable#WITHDRAWAL} names the record and the run that brought it, and
 * counts as any other once its own run is committed. So a reader sees the old records or the new ones and never both, and a
 * record that comes back is simply brought by a later run.
 */
final class Withdrawals {
    private static final String RECORD = "withdrawn_record";

    private final Lake lake;
    private final Reading reading;

    Withdrawals(Lake lake, Reading reading) {
        this.lake = lake;
        this.reading = reading;
    }

    /**
     * Writes down what of a table is withdrawn by a run; it is for {@link Lake#within} to count it before the run is
     * committed.
     *
     * @param candidates what the run's files say, rows of the table's candidate schema
     * @return how many records
     */
    long write(LakeTable table, List<Input> inputs, Dataset<Row> candidates, String id, Instant knownAt) {
        List<ReadTask> tasks = inputs.stream()
                .filter(input -> input.source().table() == table)
                .map(Input::source)
                .distinct()
                .flatMap(source -> superseded(source, inputs))
                .toList();
        if (tasks.isEmpty() || !lake.exists(table)) {
            return 0;
        }
        Dataset<Row> said = stated(reading.rows(tasks, table.candidateSchema()), table);
        if (said.isEmpty()) {
            return 0;
        }
        Dataset<Row> gone = said.distinct()
                .join(stated(candidates, table), Lake.scalaSeq(said(table)), "left_anti")
                .persist();
        try {
            Row days = gone.agg(min("as_of"), max("as_of")).head();
            if (days.isNullAt(0)) {
                return 0;
            }
            Dataset<Row> rows = withContents(lake.current(table), table)
                    .where(col("as_of").between(lit(days.getLocalDate(0)), lit(days.getLocalDate(1))))
                    .join(broadcast(gone), Lake.scalaSeq(said(table)), "left_semi")
                    .select(
                            lit(table.directory()).alias("table_name"),
                            col("dataset"),
                            record(table).alias("record"),
                            col("ingest_run_id").alias("withdrawn_run"),
                            col("as_of").alias("day"))
                    .withColumn("ingest_run_id", lit(id))
                    .withColumn("known_at", lit(knownAt))
                    .persist();
            long withdrawn = rows.count();
            if (withdrawn > 0) {
                lake.append(LakeTable.WITHDRAWAL, rows);
            }
            rows.unpersist();
            return withdrawn;
        } finally {
            gone.unpersist();
        }
    }

    /**
     * Rows without those that are withdrawn.
     *
     * @param withdrawals rows of {@link LakeTable#WITHDRAWAL} that count
     */
    static Dataset<Row> without(Dataset<Row> rows, LakeTable table, Dataset<Row> withdrawals) {
        Dataset<Row> ofTable = withdrawals.where(col("table_name").equalTo(table.directory()));
        Object[] runs = ofTable.select("withdrawn_run").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toArray();
        if (runs.length == 0) {
            return rows;
        }
        // Most runs have lost nothing; their rows need no text to be compared.
        Column named = when(col("ingest_run_id").isin(runs), record(table));
        Dataset<Row> withdrawn = broadcast(
                ofTable.select(col("record").alias(RECORD), col("withdrawn_run").alias("ingest_run_id")));
        return rows.withColumn(RECORD, named)
                .join(withdrawn, Lake.scalaSeq(List.of(RECORD, "ingest_run_id")), "left_anti")
                .drop(RECORD);
    }

    private static Stream<ReadTask> superseded(Source source, List<Input> inputs) {
        return source
                .superseded(inputs.stream()
                        .filter(input -> input.source() == source)
                        .map(Input::file)
                        .toList())
                .stream();
    }

    private static Dataset<Row> stated(Dataset<Row> candidates, LakeTable table) {
        return withContents(candidates.where(col("reason").isNull()), table)
                .select(said(table).stream().map(functions::col).toArray(Column[]::new));
    }

    private static Dataset<Row> withContents(Dataset<Row> rows, LakeTable table) {
        return rows.withColumn("contents", Decision.contents(table));
    }

    private static Column record(LakeTable table) {
        return concat_ws(
                "|", table.key().stream().map(name -> col(name).cast("string")).toArray(Column[]::new));
    }

    // A record, what it says, and the day that it says it of.
    private static List<String> said(LakeTable table) {
        return Stream.concat(table.key().stream(), Stream.of("contents", "as_of"))
                .distinct()
                .toList();
    }
}
