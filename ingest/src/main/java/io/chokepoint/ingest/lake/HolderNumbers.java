package io.chokepoint.ingest.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.chokepoint.ingest.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The numbers of the holders that the accepted rows of a run name; all of them stand in the lake's dictionary.
 *
 * <p>A text that the dictionary has keeps its number, also if the run that brought it was never committed. New texts get
 * the next numbers in the order of their UTF-8 bytes, so that the same rows get the same numbers in any order. Holders
 * never pass through the driver.
 */
final class HolderNumbers implements AutoCloseable {
    private static final StructType NUMBERED = StructType.fromDDL("holder_id bigint, holder string");

    private final Dataset<Row> numbers;
    private final List<Dataset<Row>> kept;

    private HolderNumbers(Dataset<Row> numbers, List<Dataset<Row>> kept) {
        this.numbers = numbers;
        this.kept = kept;
    }

    /**
     * Looks up the holders of accepted rows, and adds those that the dictionary lacks to it, in one Delta commit.
     *
     * @param ofRun gives rows the columns of the run
     * @throws UserError if the dictionary's numbers have gaps or stand there twice
     */
    static HolderNumbers of(Collection<Decided> decided, Lake lake, UnaryOperator<Dataset<Row>> ofRun) {
        List<Dataset<Row>> kept = new ArrayList<>();
        Dataset<Row> named = decided.stream()
                .filter(rows -> rows.accepted() > 0)
                .map(HolderNumbers::texts)
                .reduce(Dataset::union)
                .orElse(null);
        if (named == null) {
            return new HolderNumbers(lake.spark().createDataFrame(List.of(), NUMBERED), kept);
        }
        boolean begun = lake.exists(LakeTable.HOLDER);
        Dataset<Row> texts = named.distinct().where(col("holder").notEqual(LakeTable.NOBODY));
        Dataset<Row> looked = begun
                ? keep(lookedUp(texts, lake), kept)
                : texts.withColumn("holder_id", lit(null).cast("bigint"));
        JavaRDD<Row> unknown = looked.where(col("holder_id").isNull())
                .select("holder")
                .orderBy("holder")
                .toJavaRDD();
        if (unknown.isEmpty()) {
            return new HolderNumbers(looked, kept);
        }
        long greatest = begun ? greatest(lake) : 0;
        Dataset<Row> added = lake.spark()
                .createDataFrame(
                        unknown.zipWithIndex()
                                .map(text -> RowFactory.create(
                                        greatest + 1 + text._2(), text._1().getString(0))),
                        NUMBERED);
        Dataset<Row> numbers = keep(
                added.withColumn("added", lit(true))
                        .union(looked.where(col("holder_id").isNotNull())
                                .select("holder_id", "holder")
                                .withColumn("added", lit(false))),
                kept);
        lake.append(LakeTable.HOLDER, ofRun.apply(numbers.where("added")));
        return new HolderNumbers(numbers, kept);
    }

    /** The rows with the number of the holder that a column names, in the column of its name with {@code _id}. */
    Dataset<Row> of(String column, Dataset<Row> rows) {
        Column number = col(column + "_id");
        Column found = functions.coalesce(number, functions.raise_error(lit("A holder has no number")));
        return rows.join(
                        numbers.select(
                                col("holder").as(column), col("holder_id").as(column + "_id")),
                        joinOn(column),
                        "left")
                .withColumn(
                        column + "_id",
                        functions
                                .when(col(column).equalTo(LakeTable.NOBODY), lit(0L))
                                .otherwise(found));
    }

    private static Dataset<Row> texts(Decided rows) {
        Column[] holders = rows.table().holders().stream().map(functions::col).toArray(Column[]::new);
        return rows.with(Decision.ACCEPTED).select(explode(array(holders)).as("holder"));
    }

    // Through an RDD: Spark reads a kept frame anew when a table below it grows, and the new holders would then be
    // known
    // ones as well. Of an RDD it knows no tables.
    private static Dataset<Row> lookedUp(Dataset<Row> texts, Lake lake) {
        Dataset<Row> dictionary = lake.all(LakeTable.HOLDER).select("holder_id", "holder");
        Dataset<Row> looked = texts.join(dictionary, joinOn("holder"), "left").select("holder_id", "holder");
        return lake.spark().createDataFrame(looked.toJavaRDD(), NUMBERED);
    }

    // Two writers at once, which a lake on a remote file system does not keep apart, would give a number twice.
    static long greatest(Lake lake) {
        Row numbers = lake.all(LakeTable.HOLDER)
                .agg(functions.coalesce(max("holder_id"), lit(0L)), count(lit(1)))
                .head();
        if (numbers.getLong(0) != numbers.getLong(1)) {
            throw new UserError(
                    "The lake %s has %d holders, numbered up to %d: two processes wrote it at once. Take the files into a new folder with --lake"
                            .formatted(lake.root(), numbers.getLong(1), numbers.getLong(0)));
        }
        return numbers.getLong(0);
    }

    private static Dataset<Row> keep(Dataset<Row> rows, List<Dataset<Row>> kept) {
        Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(persisted);
        return persisted;
    }

    private static scala.collection.immutable.Seq<String> joinOn(String column) {
        return scala.jdk.javaapi.CollectionConverters.asScala(List.of(column)).toSeq();
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }
}
