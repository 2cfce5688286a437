package io.chokepoint.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    private static final RowSchema SCHEMA = new RowSchema(
            "1.0.0",
            IntStream.range(0, ColumnType.values().length)
                    .mapToObj(i -> new Column(
                            i + 1,
                            ColumnType.values()[i].name().toLowerCase(java.util.Locale.ROOT),
                            ColumnType.values()[i],
                            true,
                            false,
                            "",
                            ""))
                    .toList());
    private static final List<String> NAUGHTY = List.of(
            "",
            "'",
            "''",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\"",
            "\"\"",
            "a,b",
            "a\nb",
            "a\r\nb",
            "=cmd|' /C calc'!A0",
            "'=x",
            "\\N",
            "NULL",
            "null",
            "nil",
            "ünïcödé 漢字 😀",
            " x ",
            "\u0001",
            "=HYPERLINK(\"http://x\",\"y\")",
            "﻿x",
            "\u202Ereversed",
            "<script>",
            "'; DROP TABLE x --");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void everyTextComesBack(RowFormat format) throws IOException {
        List<String> texts = new ArrayList<>(NAUGHTY);
        for (String prefix : List.of("=", "+", "-", "@", "\t", "\r", "\n", "'")) {
            NAUGHTY.forEach(text -> texts.add(prefix + text));
        }
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            texts.add(random.ints(random.nextInt(12), 0, 0x24F)
                    .filter(Character::isDefined)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }

        assertThat(roundTrip(format, texts)).isEqualTo(texts);
    }

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void everyNumberComesBack(RowFormat format) throws IOException {
        double[] reals = {
            0, -0.0, 1, 0.1, 1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, 2e-3, 1e7, 123456789.125, -5e-324
        };
        Path file = folder.resolve("reals");
        try (RowWriter writer = format.writer(Files.newOutputStream(file), SCHEMA, compression(format))) {
            for (double real : reals) {
                Row row = new Row(SCHEMA.width());
                row.setReal(SCHEMA.position("real"), real);
                row.setNumber(SCHEMA.position("whole"), Long.MIN_VALUE);
                row.setNumber(SCHEMA.position("day"), -1);
                row.setNumber(SCHEMA.position("instant"), -1);
                writer.write(row);
            }
        }
        try (RowReader reader = format.reader(file, SCHEMA, compression(format))) {
            Row row = new Row(SCHEMA.width());
            for (double real : reals) {
                assertThat(reader.next(row)).isTrue();
                assertThat(row.real(SCHEMA.position("real"))).isEqualTo(real == 0 ? 0.0 : real);
                assertThat(row.number(SCHEMA.position("whole"))).isEqualTo(Long.MIN_VALUE);
                assertThat(row.number(SCHEMA.position("day"))).isEqualTo(-1);
                assertThat(row.number(SCHEMA.position("instant"))).isEqualTo(-1);
                assertThat(row.isNull(SCHEMA.position("text"))).isTrue();
            }
            assertThat(reader.next(row)).isFalse();
        }
    }

    @Test
    void noCellOfCsvBeginsAsAFormula() throws IOException {
        Path file = folder.resolve("texts");
        write(RowFormat.CSV, file, NAUGHTY);

        String content = Files.readString(file);
        try (Stream<String> records = content.lines()) {
            assertThat(records.skip(1)).noneMatch(record -> record.matches("^\"?[=+\\-@\\t＝＋－＠].*"));
        }
    }

    @Test
    void negativeNumbersOfCsvStayNumbers() throws IOException {
        Path file = folder.resolve("numbers");
        try (RowWriter writer = RowFormat.CSV.writer(Files.newOutputStream(file), SCHEMA, Compression.NONE)) {
            Row row = new Row(SCHEMA.width());
            row.setReal(SCHEMA.position("real"), -0.5);
            writer.write(row);
        }

        assertThat(Files.readString(file)).isEqualTo("text,digits,whole,real,day,instant\n,,,-0.5,,\n");
    }

    /** In a hash set of constants they would have another order in each process. */
    @Test
    void encodingsOfParquetAreInOneOrder() throws IOException {
        Path file = folder.resolve("texts");
        write(RowFormat.PARQUET, file, NAUGHTY);

        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - 8;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, end - length, length));
        for (ColumnChunk column : footer.getRow_groups().get(0).getColumns()) {
            assertThat(column.getMeta_data().getEncodings()).isSorted().hasSizeGreaterThan(1);
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("latin1.csv");
        Files.write(file, "text,digits,whole,real,day,instant\n\u00e9,,,,,\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> {
                    try (RowReader reader = RowFormat.CSV.reader(file, SCHEMA, Compression.NONE)) {
                        reader.next(new Row(SCHEMA.width()));
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private List<String> roundTrip(RowFormat format, List<String> texts) throws IOException {
        Path file = folder.resolve("texts");
        write(format, file, texts);
        List<String> read = new ArrayList<>();
        try (RowReader reader = format.reader(file, SCHEMA, compression(format))) {
            Row row = new Row(SCHEMA.width());
            while (reader.next(row)) {
                read.add(row.text(SCHEMA.position("text")));
            }
        }
        return read;
    }

    /** None where the file itself is looked at. */
    private static Compression compression(RowFormat format) {
        return format.takes(Compression.NONE) ? Compression.NONE : Compression.ZSTD;
    }

    private static void write(RowFormat format, Path file, List<String> texts) throws IOException {
        try (RowWriter writer = format.writer(Files.newOutputStream(file), SCHEMA, compression(format))) {
            Row row = new Row(SCHEMA.width());
            for (String text : texts) {
                row.setText(SCHEMA.position("text"), text);
                writer.write(row);
            }
        }
    }
}
