package io.chokepoint.batch.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnScanTest {
    private static final int ROWS = 30_000;
    private static final int BYTES = 5;
    private static final List<ColumnSpec> COLUMNS = List.of(
            ColumnSpec.number("small"),
            ColumnSpec.numberOrNull("large"),
            ColumnSpec.fixed("fixed", BYTES),
            ColumnSpec.fixed("prefixed", BYTES));

    @TempDir
    private Path folder;

    /** A row as text, so that lists of rows compare. */
    private final List<String> written = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, true, required", "PARQUET_1_0, false, required",
        "PARQUET_1_0, true, optional", "PARQUET_1_0, false, optional",
        "PARQUET_2_0, true, required", "PARQUET_2_0, false, required",
        "PARQUET_2_0, true, optional", "PARQUET_2_0, false, optional"
    })
    void readsEveryValueInWhateverEncoding(WriterVersion version, boolean dictionary, String repetition)
            throws IOException {
        Path file = write(version, dictionary, repetition, ROWS);

        assertThat(read(List.of(whole(file)))).isEqualTo(written);
    }

    @Test
    void theRangesOfAFileGiveEachRowOnce() throws IOException {
        Path file = write(WriterVersion.PARQUET_1_0, true, "required", ROWS);
        long third = Files.size(file) / 3;

        List<String> read = read(List.of(
                new FileRange(file.toString(), 2 * third, Files.size(file)),
                new FileRange(file.toString(), 0, third),
                new FileRange(file.toString(), third, 2 * third)));

        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aMissingValueWhereEachRowNeedsOneIsAFault() throws IOException {
        Path file = write(WriterVersion.PARQUET_1_0, true, "required", 100);
        ColumnScan strict = new ColumnScan(List.of(ColumnSpec.number("large")), new Configuration());

        assertThatIllegalStateException()
                .isThrownBy(() -> strict.read(List.of(whole(file)), batch -> {}))
                .withMessageContaining(file.toString())
                .withMessageContaining("Column large lacks");
    }

    @Test
    void aValueOfAnotherLengthIsAFault() throws IOException {
        Path file = write(WriterVersion.PARQUET_1_0, false, "required", 100);
        ColumnScan longer = new ColumnScan(List.of(ColumnSpec.fixed("prefixed", BYTES + 1)), new Configuration());

        assertThatIllegalStateException()
                .isThrownBy(() -> longer.read(List.of(whole(file)), batch -> {}))
                .withMessageContaining("a value of 5 bytes, where each has 6");
    }

    @Test
    void aFileWithoutAColumnIsRefusedBeforeItIsRead() throws IOException {
        Path file = write(WriterVersion.PARQUET_1_0, false, "required", 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan(ColumnSpec.number("gone")).require(file.toString()))
                .withMessageContaining("has no column gone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan(ColumnSpec.number("fixed")).require(file.toString()))
                .withMessageContaining("where whole numbers are expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan(ColumnSpec.fixed("fixed", 4)).require(file.toString()))
                .withMessageContaining("where values of 4 bytes are expected");
    }

    private static ColumnScan scan(ColumnSpec column) {
        return new ColumnScan(List.of(column), new Configuration());
    }

    private static FileRange whole(Path file) throws IOException {
        return new FileRange(file.toString(), 0, Files.size(file));
    }

    private static List<String> read(List<FileRange> ranges) {
        List<String> rows = new ArrayList<>();
        new ColumnScan(COLUMNS, new Configuration()).read(ranges, batch -> {
            boolean[] missing = batch.nulls(1);
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(row(
                        (int) batch.numbers(0)[row],
                        missing != null && missing[row] ? null : batch.numbers(1)[row],
                        value(batch.bytes(2), row),
                        value(batch.bytes(3), row)));
            }
        });
        return rows;
    }

    private static byte[] value(byte[] values, int row) {
        return Arrays.copyOfRange(values, row * BYTES, (row + 1) * BYTES);
    }

    private static String row(int small, Long large, byte[] fixed, byte[] prefixed) {
        HexFormat hex = HexFormat.of();
        return small + " " + large + " " + hex.formatHex(fixed) + " " + hex.formatHex(prefixed);
    }

    private Path write(WriterVersion version, boolean dictionary, String repetition, int rows) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType(
                """
                message rows {
                  %1$s int32 small; optional int64 large;
                  %1$s fixed_len_byte_array(5) fixed; %1$s binary prefixed;
                }"""
                        .formatted(repetition));
        Path file = folder.resolve("rows.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withWriterVersion(version)
                .withDictionaryEncoding(dictionary)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupRowCountLimit(7_000)
                .withPageRowCountLimit(1_500)
                .build()) {
            Random random = new Random(rows);
            for (int i = 0; i < rows; i++) {
                int small = random.nextInt(300) - 150;
                Long large = random.nextInt(9) == 0 ? null : random.nextInt(40) == 0 ? random.nextLong() : 12345678901L;
                byte[] fixed = {(byte) random.nextInt(4), 1, 2, (byte) random.nextInt(), 4};
                byte[] prefixed = {9, (byte) random.nextInt(3), 8, 7, 6};
                Group group = new SimpleGroup(schema);
                group.add("small", small);
                if (large != null) {
                    group.add("large", large);
                }
                group.add("fixed", Binary.fromConstantByteArray(fixed));
                group.add("prefixed", Binary.fromConstantByteArray(prefixed));
                writer.write(group);
                written.add(row(small, large, fixed, prefixed));
            }
        }
        return file;
    }
}
