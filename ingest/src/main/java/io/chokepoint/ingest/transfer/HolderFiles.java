package io.chokepoint.ingest.transfer;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.chokepoint.ingest.parquet.ColumnFile;
import io.chokepoint.ingest.parquet.DataFile;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes new holders into the dictionary. */
final class HolderFiles {
    private static final MessageType SCHEMA = Types.buildMessage()
            .optional(INT64)
            .named("holder_id")
            .optional(BINARY)
            .as(stringType())
            .named("holder")
            .optional(BINARY)
            .as(stringType())
            .named("ingest_run_id")
            .optional(INT64)
            .as(timestampType(true, TimeUnit.MICROS))
            .named("known_at")
            .named("spark_schema");

    private HolderFiles() {}

    /**
     * Writes those of a range that the lake lacks; there is at least one.
     *
     * @param first number of the first of them
     */
    static DataFile write(HolderRange range, long first, String table, Configuration configuration, RunFacts run)
            throws IOException {
        int[] added = range.addedPositions();
        Path path = new Path("%s/part-%s.snappy.parquet".formatted(table, UUID.randomUUID()));
        try (ColumnFile file = new ColumnFile(path, configuration, SCHEMA, added.length)) {
            file.plain(Long.BYTES, null, file.silent(), (from, to, page) -> {
                for (int i = from; i < to; i++) {
                    page.putLong(first + i);
                }
            });
            file.plain(Integer.BYTES + HolderSet.TEXT, null, file.silent(), (from, to, page) -> {
                for (int i = from; i < to; i++) {
                    page.putInt(HolderSet.TEXT);
                    page.position(range.holders().put(added[i], page.array(), page.position()));
                }
            });
            file.same(run.id());
            file.same(run.knownAt());
            file.end();
        }
        FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
        return new DataFile(
                path.toString(),
                null,
                status.getLen(),
                status.getModificationTime(),
                added.length,
                String.valueOf(first),
                String.valueOf(first + added.length - 1));
    }
}
