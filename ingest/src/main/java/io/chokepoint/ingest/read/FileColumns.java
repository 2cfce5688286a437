package io.chokepoint.ingest.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/** Which columns a file has, whether or not anybody reads them. */
public final class FileColumns {
    private FileColumns() {}

    /**
     * The columns by name, in their order: of Parquet those that it declares, else those of the first record; none where there
     * is no record, or the first one cannot be taken apart.
     */
    public static Map<String, ColumnType> of(ReadTask task, SparkSession spark) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        if (task.layout().format() == Layout.Format.PARQUET) {
            for (StructField field :
                    spark.read().parquet(task.file().uri()).schema().fields()) {
                columns.put(field.name(), ColumnType.of(field.dataType()));
            }
            return columns;
        }
        try (Records records = task.open(spark.sparkContext().hadoopConfiguration())) {
            SourceRecord first = records.next();
            if (first != null && first.fields() != null) {
                for (String name : first.fields().names()) {
                    columns.put(
                            name,
                            first.fields() instanceof JsonFields json
                                    ? ColumnType.of(json.value().get(name))
                                    : ColumnType.ANY);
                }
            }
            return columns;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(task.file().uri(), unreadable);
        }
    }
}
