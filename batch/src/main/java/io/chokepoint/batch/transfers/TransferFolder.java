package io.chokepoint.batch.transfers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of Parquet files of transfers, with a folder as_of=YYYY-MM-DD for each day.
 *
 * <p>The layout says what the files hold, so that no job has to find out; a file without one of the columns, which would be
 * read as empty, is refused by a look at the first file's footer.
 *
 * @param uri where it is, on any file system that Hadoop knows
 * @param layout the columns
 */
record TransferFolder(String uri, StructType layout) {
    private static final String DAY = "as_of";

    /**
     * The transfers of some days.
     *
     * @param from the first day; null for the first there is
     * @param to the last day; null for the last there is
     * @return its rows; none where the folder has no such days
     * @throws IllegalArgumentException when the folder has no files, or they lack a column
     */
    Dataset<Row> read(SparkSession spark, LocalDate from, LocalDate to) {
        Column days = functions.lit(true);
        days = from == null ? days : days.and(functions.col(DAY).geq(functions.lit(from)));
        days = to == null ? days : days.and(functions.col(DAY).leq(functions.lit(to)));
        Dataset<Row> chosen =
                spark.read().schema(layout.add(DAY, "date")).parquet(uri).where(days);
        String[] files = chosen.inputFiles();
        if (files.length == 0) {
            throw new IllegalArgumentException(
                    "%s has no Parquet files; name the folder of the days with --transfers".formatted(uri));
        }
        requireColumns(files[0], spark.sparkContext().hadoopConfiguration());
        return chosen;
    }

    private void requireColumns(String file, Configuration hadoop) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), hadoop))) {
            MessageType found = reader.getFileMetaData().getSchema();
            String missing = Arrays.stream(layout.fieldNames())
                    .filter(column -> !found.containsField(column))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s has no %s; is --layout the one it was written in?".formatted(file, missing));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The size of the files that are read. */
    static long bytes(Dataset<Row> chosen, SparkSession spark) {
        return Arrays.stream(chosen.inputFiles())
                .mapToLong(file -> {
                    try {
                        Path path = new Path(file);
                        return path.getFileSystem(spark.sparkContext().hadoopConfiguration())
                                .getFileStatus(path)
                                .getLen();
                    } catch (IOException e) {
                        throw new UncheckedIOException("Cannot read " + file, e);
                    }
                })
                .sum();
    }
}
