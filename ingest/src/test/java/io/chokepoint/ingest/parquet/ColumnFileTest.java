package io.chokepoint.ingest.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnFileTest {
    private static final int ROWS = 40_000;
    private static final int ENTRIES = 30_000;
    private static final MessageType SCHEMA = Types.buildMessage()
            .optional(BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("hash")
            .optional(BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("the_same")
            .optional(INT64)
            .named("number")
            .optional(BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("address")
            .optional(INT64)
            .named("address_number")
            .named("spark_schema");

    private final Random random = new Random(1);

    @TempDir
    private java.nio.file.Path directory;

    @Test
    void columnsThatPackingMakesHardlySmallerStayAsTheyAreAndAllAreRead() throws IOException {
        Path file = new Path(directory.resolve("a.parquet").toUri());
        List<String> hashes = texts(ROWS);
        List<String> addresses = texts(ENTRIES);
        int[] positions = random.ints(ROWS, 0, ENTRIES).toArray();
        try (ColumnFile written = new ColumnFile(file, new Configuration(), SCHEMA, ROWS)) {
            written.plain(Integer.BYTES + 40, null, written.silent(), (from, to, page) -> {
                for (int i = from; i < to; i++) {
                    page.putInt(40).put(hashes.get(i).getBytes(StandardCharsets.US_ASCII));
                }
            });
            written.same("the same");
            written.plain(Long.BYTES, null, written.silent(), (from, to, page) -> {
                for (int i = from; i < to; i++) {
                    page.putLong(i / 100);
                }
            });
            ColumnFile.Indices indices = written.indices(positions, ENTRIES);
            written.byIndex(dictionary(addresses), ENTRIES, indices, written.silent());
            written.byIndex(new byte[ENTRIES * Long.BYTES], ENTRIES, indices, written.silent());
            written.end();
        }

        try (ParquetFileReader footer = ParquetFileReader.open(HadoopInputFile.fromPath(file, new Configuration()))) {
            assertThat(footer.getFooter().getBlocks().get(0).getColumns())
                    .extracting(column -> column.getPath().toDotString() + " " + column.getCodec())
                    .containsExactly(
                            "hash UNCOMPRESSED",
                            "the_same UNCOMPRESSED",
                            "number SNAPPY",
                            "address UNCOMPRESSED",
                            "address_number SNAPPY");
        }
        try (ParquetReader<Group> rows =
                ParquetReader.builder(new GroupReadSupport(), file).build()) {
            for (int i = 0; i < ROWS; i++) {
                Group row = rows.read();
                assertThat(row.getString("hash", 0)).isEqualTo(hashes.get(i));
                assertThat(row.getString("the_same", 0)).isEqualTo("the same");
                assertThat(row.getLong("number", 0)).isEqualTo(i / 100);
                assertThat(row.getString("address", 0)).isEqualTo(addresses.get(positions[i]));
                assertThat(row.getLong("address_number", 0)).isZero();
            }
            assertThat(rows.read()).isNull();
        }
    }

    private List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt()));
        }
        return texts;
    }

    private static byte[] dictionary(List<String> texts) {
        ByteBuffer plain = ByteBuffer.allocate(texts.size() * 44).order(ByteOrder.LITTLE_ENDIAN);
        texts.forEach(text -> plain.putInt(40).put(text.getBytes(StandardCharsets.US_ASCII)));
        return plain.array();
    }
}
