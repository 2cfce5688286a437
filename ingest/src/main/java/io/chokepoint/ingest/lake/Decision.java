package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.chokepoint.ingest.value.ReasonCode;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Which candidates are taken.
 *
 * <p>A record that the lake has already is a duplicate if its contents agree; if not it is a new version where the table
 * {@linkplain LakeTable#restates restates}, and else a conflict. Of a new record or version one copy is taken if all copies
 * in the run agree; if they disagree none is, since any choice would depend on the order of rows. The result is the same
 * for every order of rows and files.
 */
final class Decision {
    static final String ACCEPTED = "ACCEPTED";
    static final String DUPLICATE = "DUPLICATE";
    static final String QUARANTINED = "QUARANTINED";

    private static final String OUTCOME = "outcome";
    /** So many keys pass through the driver at the most. */
    private static final int FEW = 10_000;

    private Decision() {}

    /**
     * The candidates with their {@code outcome}; quarantined ones with their reason.
     *
     * @param candidates rows of the table's candidate schema
     * @param known rows of the table that are in the lake, at most one per key
     */
    static Dataset<Row> decide(Dataset<Row> candidates, Dataset<Row> known, LakeTable table) {
        // What a later snapshot says anew is no loss.
        Column outcome = when(col("reason").equalTo(ReasonCode.EARLIER_SNAPSHOT.name()), lit(DUPLICATE))
                .otherwise(lit(QUARANTINED));
        Dataset<Row> rejected = candidates.where(col("reason").isNotNull()).withColumn(OUTCOME, outcome);
        return compared(candidates.where(col("reason").isNull()), known, table).unionByName(rejected);
    }

    private static Dataset<Row> compared(Dataset<Row> candidates, Dataset<Row> known, LakeTable table) {
        Column known_ = col("known_contents");
        Column here = col("contents");
        Column restates = lit(table.restates());
        Column unlikeLake = not(restates).and(known_.isNotNull()).and(known_.notEqual(here));
        Column unlikeCopies = restates.or(known_.isNull()).and(col("least").notEqual(col("greatest")));
        Column conflict = unlikeLake.or(unlikeCopies);
        return withCopies(candidates.withColumn("contents", contents(table)), table)
                .join(known.select(withContents(table)), scalaSeq(table.key()), "left")
                .withColumn("reason", when(conflict, lit(ReasonCode.CONFLICT.name())))
                .withColumn(
                        "message",
                        when(
                                        unlikeLake,
                                        concat(
                                                lit("The lake has this record with "),
                                                known_,
                                                lit(", here it has "),
                                                here))
                                .when(
                                        unlikeCopies,
                                        concat(
                                                lit("This run has the record more than once and differently, such as "),
                                                col("least"),
                                                lit(" and "),
                                                col("greatest"),
                                                lit("; none was taken"))))
                .withColumn(
                        OUTCOME,
                        when(conflict, lit(QUARANTINED))
                                .when(known_.eqNullSafe(here).or(col("copy").gt(1)), lit(DUPLICATE))
                                .otherwise(lit(ACCEPTED)))
                .drop("contents", "least", "greatest", "copy", "known_contents");
    }

    /**
     * The candidates with the least and the greatest contents of their record in the run, and the number of the copy.
     *
     * <p>Most records stand in a run once. To compare a record's copies, its rows are brought together, whole lines with
     * them; so this is done for the few that have some, where they are few.
     */
    private static Dataset<Row> withCopies(Dataset<Row> candidates, LakeTable table) {
        List<Row> repeated = candidates
                .groupBy(columns(table.key()))
                .count()
                .where(col("count").gt(1))
                .drop("count")
                .limit(FEW + 1)
                .collectAsList();
        if (repeated.isEmpty()) {
            return alone(candidates);
        }
        if (repeated.size() > FEW) {
            return together(candidates, table);
        }
        Dataset<Row> keys = broadcast(candidates
                .sparkSession()
                .createDataFrame(
                        repeated, candidates.select(columns(table.key())).schema()));
        Column same = table.key().stream()
                .map(name -> candidates.col(name).eqNullSafe(keys.col(name)))
                .reduce(Column::and)
                .orElseThrow();
        return together(candidates.join(keys, same, "left_semi"), table)
                .unionByName(alone(candidates.join(keys, same, "left_anti")));
    }

    private static Dataset<Row> alone(Dataset<Row> candidates) {
        return candidates
                .withColumn("least", col("contents"))
                .withColumn("greatest", col("contents"))
                .withColumn("copy", lit(1));
    }

    private static Dataset<Row> together(Dataset<Row> candidates, LakeTable table) {
        WindowSpec copies = Window.partitionBy(columns(table.key()));
        return candidates
                .withColumn("least", min(col("contents")).over(copies))
                .withColumn("greatest", max(col("contents")).over(copies))
                .withColumn("copy", row_number().over(copies.orderBy(col("file_index"), col("row_number"))));
    }

    /** What the copies of a record must agree in, as text. */
    static Column contents(LakeTable table) {
        return concat_ws(
                " | ",
                table.payload().stream()
                        .map(name -> coalesce(col(name).cast("string"), lit("")))
                        .toArray(Column[]::new));
    }

    private static Column[] withContents(LakeTable table) {
        Column[] key = columns(table.key());
        Column[] all = java.util.Arrays.copyOf(key, key.length + 1);
        all[key.length] = contents(table).alias("known_contents");
        return all;
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    }

    private static scala.collection.immutable.Seq<String> scalaSeq(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }
}
