package io.chokepoint.ingest.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A few rows that are in hand, as a file: to start a job of Spark for them takes longer than all else. */
public final class RowsFile {
    private static final int NUMBER = Long.BYTES;

    private RowsFile() {}

    /**
     * Writes rows.
     *
     * @param rows 1 or more, of columns of text, whole numbers and times
     * @param folder URI of the table's folder
     */
    public static DataFile write(List<Row> rows, StructType schema, String folder, Configuration configuration)
            throws IOException {
        Path path = new Path("%s/part-%s.snappy.parquet".formatted(folder, UUID.randomUUID()));
        try (ColumnFile file = new ColumnFile(path, configuration, message(schema), rows.size())) {
            for (int i = 0; i < schema.length(); i++) {
                column(file, rows, i);
            }
            file.end();
        }
        List<String> first = rows.stream().map(row -> row.getString(0)).sorted().toList();
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        return new DataFile(
                path.toString(),
                null,
                status.getLen(),
                status.getModificationTime(),
                rows.size(),
                first.get(0),
                first.get(first.size() - 1));
    }

    private static void column(ColumnFile file, List<Row> rows, int column) throws IOException {
        boolean[] absent = new boolean[rows.size()];
        byte[][] values = new byte[rows.size()][];
        int longest = NUMBER;
        for (int row = 0; row < absent.length; row++) {
            Object value = rows.get(row).get(column);
            absent[row] = value == null;
            values[row] = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
            longest = Math.max(longest, values[row] == null ? 0 : Integer.BYTES + values[row].length);
        }
        file.plain(longest, absent, file.silent(), (from, to, page) -> {
            for (int row = from; row < to; row++) {
                if (values[row] != null) {
                    page.putInt(values[row].length).put(values[row]);
                } else if (!absent[row]) {
                    put(rows.get(row).get(column), page);
                }
            }
        });
    }

    private static void put(Object value, ByteBuffer page) {
        if (value instanceof Integer number) {
            page.putInt(number);
        } else if (value instanceof Instant time) {
            page.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } else {
            page.putLong((Long) value);
        }
    }

    private static MessageType message(StructType schema) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (StructField field : schema.fields()) {
            DataType type = field.dataType();
            if (type.equals(DataTypes.StringType)) {
                message.optional(PrimitiveTypeName.BINARY).as(stringType()).named(field.name());
            } else if (type.equals(DataTypes.TimestampType)) {
                message.optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(field.name());
            } else if (type.equals(DataTypes.LongType)) {
                message.optional(PrimitiveTypeName.INT64).named(field.name());
            } else if (type.equals(DataTypes.IntegerType)) {
                message.optional(PrimitiveTypeName.INT32).named(field.name());
            } else {
                throw new IllegalArgumentException("Column %s is of type %s".formatted(field.name(), type.sql()));
            }
        }
        return message.named("spark_schema");
    }
}
