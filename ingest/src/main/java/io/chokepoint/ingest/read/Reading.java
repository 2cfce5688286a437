package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads files with as many tasks as their format allows.
 *
 * <p>Parquet and plain line formats are split; JSON documents, compressed files and CSV with line breaks inside of
 * fields are streamed by one task each, in constant memory. Small files are streamed too: a task each is cheaper than
 * a split plan each.
 */
public final class Reading {
    /** From this size on a plain line file is worth the second pass that numbers its lines. */
    private static final long SPLIT_FROM = 64L << 20;

    private static final String ROW_INDEX = "_row_index";

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final SerializableConfiguration configuration;
    private final long splitFrom;

    public Reading(SparkSession spark) {
        this(spark, SPLIT_FROM);
    }

    /** @param splitFrom size in bytes from which on a plain line file is split */
    public Reading(SparkSession spark, long splitFrom) {
        this.splitFrom = splitFrom;
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.configuration = new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    }

    /** What Hadoop's file systems are opened with. */
    public Configuration configuration() {
        return configuration.value();
    }

    /** The session that this reads with. */
    public SparkSession spark() {
        return spark;
    }

    /**
     * The rows of all files, as their mappers make them.
     *
     * @throws RefusedFile if a file lacks a column, has amounts in floating point, or has no header
     */
    public Dataset<Row> rows(List<ReadTask> tasks, StructType schema) {
        List<JavaRDD<Row>> parts = new ArrayList<>();
        List<ReadTask> streamed = new ArrayList<>();
        for (ReadTask task : tasks) {
            if (task.layout().format() == Layout.Format.PARQUET) {
                parts.add(parquet(task));
            } else if (splittable(task)) {
                parts.add(lines(task));
            } else {
                checkOpening(task);
                streamed.add(task);
            }
        }
        if (!streamed.isEmpty()) {
            parts.add(streamed(streamed));
        }
        JavaRDD<Row> rows = parts.size() == 1 ? parts.get(0) : union(parts);
        return spark.createDataFrame(rows, schema);
    }

    /** What one task reads of files in parts, in bytes. */
    public long partBytes() {
        // What a task holds of it fits a core's cache better than more would, and is a file of some 15 MB.
        return splitFrom / 2;
    }

    /**
     * Files of a line format in parts, the plain ones cut where they are large, to be read wherever a task runs.
     *
     * @return null if one of the files is of another format
     * @throws RefusedFile if a file has no header, or lacks a column
     */
    public List<LinePart> parts(List<ReadTask> tasks) {
        long bytes = partBytes();
        List<LinePart> parts = new ArrayList<>();
        for (ReadTask task : tasks) {
            Layout layout = task.layout();
            if (!List.of(Layout.Format.CSV, Layout.Format.JSONL).contains(layout.format())
                    || layout.multiLine()
                    || layout.each() != null) {
                return null;
            }
            SourceFile file = task.file();
            LineFormat format = format(task);
            if (file.compressed() || file.bytes() <= bytes) {
                parts.add(new LinePart(task.fileIndex(), file, format, 0, Long.MAX_VALUE));
                continue;
            }
            for (long start = 0; start < file.bytes(); start += bytes) {
                parts.add(new LinePart(task.fileIndex(), file, format, start, Math.min(start + bytes, file.bytes())));
            }
        }
        return parts;
    }

    @SuppressWarnings("unchecked")
    private JavaRDD<Row> union(List<JavaRDD<Row>> parts) {
        return context.union(parts.toArray(JavaRDD[]::new));
    }

    private boolean splittable(ReadTask task) {
        Layout layout = task.layout();
        return layout.format() != Layout.Format.JSON
                && !layout.multiLine()
                && !task.file().compressed()
                && task.file().bytes() >= splitFrom;
    }

    // A wrong header is known before Spark has done any work.
    private void checkOpening(ReadTask task) {
        try (Records records = task.open(configuration.value())) {
            assert records != null;
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
    }

    private JavaRDD<Row> streamed(List<ReadTask> tasks) {
        int slices = Math.min(tasks.size(), 4 * context.defaultParallelism());
        SerializableConfiguration hadoop = configuration;
        // Shuffled with a fixed seed, so that neighbours of one size do not meet in one slice.
        List<ReadTask> spread = new ArrayList<>(tasks);
        Collections.shuffle(spread, new java.util.Random(1));
        return context.parallelize(spread, slices).flatMap(task -> task.rows(hadoop.value()));
    }

    private JavaRDD<Row> lines(ReadTask task) {
        LineFormat format = format(task);
        RowMapper mapper = task.mapper();
        int index = task.fileIndex();
        return elements(
                        context.textFile(task.file().uri(), context.defaultParallelism())
                                .zipWithIndex()
                                .map(line -> line._1().length() > Limits.LINE
                                        ? LineRecords.tooLong(line._2() + 1, line._1())
                                        : format.record(line._2() + 1, line._1()))
                                .filter(record -> record != null),
                        task)
                .map(record -> mapper.row(index, record));
    }

    private LineFormat format(ReadTask task) {
        try (Records records = task.open(configuration.value())) {
            return ((LineRecords) records).format();
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
    }

    private JavaRDD<Row> parquet(ReadTask task) {
        Dataset<Row> file;
        try {
            file = spark.read().parquet(task.file().uri());
        } catch (Exception unreadable) {
            // Spark throws checked exceptions that it does not declare.
            throw new RefusedFile(
                    ReasonCode.FILE_MALFORMED,
                    task.file().uri(),
                    "it is no Parquet: "
                            + String.valueOf(unreadable.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        checkColumns(task, file.schema());
        Column[] columns = new Column[file.columns().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = functions.col("`" + file.columns()[i].replace("`", "``") + "`");
        }
        Dataset<Row> numbered = file.select(
                functions.struct(columns).alias("record"),
                functions.col("_metadata.row_index").alias(ROW_INDEX),
                functions.to_json(functions.struct(columns)).alias("raw"));
        RowMapper mapper = task.mapper();
        int index = task.fileIndex();
        return elements(
                        numbered.toJavaRDD()
                                .map(row -> SourceRecord.of(
                                        row.getLong(1) + 1, row.getString(2), new ParquetFields(row.getStruct(0)))),
                        task)
                .map(record -> mapper.row(index, record));
    }

    private static JavaRDD<SourceRecord> elements(JavaRDD<SourceRecord> records, ReadTask task) {
        Expansion each = task.layout().each();
        return each == null
                ? records
                : records.flatMap(record -> each.of(record).iterator());
    }

    private static void checkColumns(ReadTask task, StructType schema) {
        task.layout().check(List.of(schema.fieldNames()), task.file().uri());
        for (String exact : task.layout().exact()) {
            DataType type = schema.apply(exact).dataType();
            if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
                throw new RefusedFile(
                        ReasonCode.AMOUNT_IS_DOUBLE,
                        task.file().uri(),
                        "amounts in column '%s' are stored as %s, which holds 53 bits at most where amounts need 256; export them as string or decimal"
                                .formatted(exact, type.sql()));
            }
        }
    }
}
