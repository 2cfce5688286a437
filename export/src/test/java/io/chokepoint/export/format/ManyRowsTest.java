package io.chokepoint.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.row.ContentDigest;
import io.chokepoint.export.row.Row;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyRowsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void everyFormatGivesTheSameContentBack(RowFormat format) throws IOException {
        Path file = folder.resolve("rows");
        ManyRows.write(format, format.standardCompression(), file);

        ContentDigest read = new ContentDigest(ManyRows.SCHEMA);
        Row row = new Row(ManyRows.SCHEMA.width());
        try (RowReader reader = format.reader(file, ManyRows.SCHEMA, format.standardCompression())) {
            while (reader.next(row)) {
                read.add(row);
            }
        }
        ContentDigest said = new ContentDigest(ManyRows.SCHEMA);
        for (int i = 0; i < ManyRows.COUNT; i++) {
            ManyRows.fill(row, i);
            said.add(row);
        }
        assertThat(read.hex()).isEqualTo(said.hex());
    }

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void equalRowsGiveEqualBytes(RowFormat format) throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ManyRows.write(format, format.standardCompression(), first);
        ManyRows.write(format, format.standardCompression(), second);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void anotherReaderOfParquetFindsTheSameRows() throws IOException, SQLException {
        Path file = folder.resolve("rows.parquet");
        ManyRows.write(RowFormat.PARQUET, Compression.ZSTD, file);

        assertThat(duckDb(
                        "SELECT count(*) || ' ' || count(more) || ' ' || count(real) || ' ' || count(day) || ' '"
                                + " || count(never) || ' ' || count(DISTINCT few) || ' ' || count(DISTINCT more) FROM",
                        file,
                        ""))
                .isEqualTo("40000 26666 20000 32000 0 7 20005");
        assertThat(duckDb("SELECT sum(whole) || ' ' || sum(real) || ' ' || max(instant)::VARCHAR FROM", file, ""))
                .startsWith("21332133340000 29997500.0 2026-07-01 ");
    }

    @Test
    void rangesOfPagesLetAnotherReaderSkipAndFind() throws IOException, SQLException {
        Path file = folder.resolve("rows.parquet");
        ManyRows.write(RowFormat.PARQUET, Compression.ZSTD, file);

        assertThat(duckDb("SELECT count(*) FROM", file, "WHERE more = 'more-39998'"))
                .isEqualTo("1");
        assertThat(duckDb("SELECT count(*) FROM", file, "WHERE real < -999.9")).isEqualTo("1");
        assertThat(duckDb("SELECT count(*) FROM", file, "WHERE day = DATE '1970-01-08'"))
                .isEqualTo("3200");
        assertThat(duckDb("SELECT count(*) FROM", file, "WHERE whole = -10000")).isEqualTo("1");
        assertThat(duckDb("SELECT count(*) FROM", file, "WHERE few = 'few-8'")).isEqualTo("0");
    }

    private static String duckDb(String select, Path file, String where) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("%s '%s' %s".formatted(select, file, where))) {
            row.next();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"NONE", "ZSTD"})
    void arrowsOwnReaderFindsTheSameRows(Compression compression) throws IOException {
        Path file = folder.resolve("rows.arrows");
        ManyRows.write(RowFormat.ARROW, compression, file);

        int number = 0;
        Row row = new Row(ManyRows.SCHEMA.width());
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(
                        new FileInputStream(file.toFile()), allocator, CommonsCompressionFactory.INSTANCE)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            assertThat(root.getSchema().findField("few").getMetadata()).containsEntry("PARQUET:field_id", "1");
            while (reader.loadNextBatch()) {
                for (int i = 0; i < root.getRowCount(); i++) {
                    ManyRows.fill(row, number++);
                    assertThat(values(root, i)).isEqualTo(said(row));
                }
            }
        }
        assertThat(number).isEqualTo(ManyRows.COUNT);
    }

    private static String values(VectorSchemaRoot root, int i) {
        VarCharVector more = (VarCharVector) root.getVector("more");
        Float8Vector real = (Float8Vector) root.getVector("real");
        DateDayVector day = (DateDayVector) root.getVector("day");
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        ((VarCharVector) root.getVector("few")).getObject(i),
                        more.getObject(i),
                        root.getVector("digits").getObject(i),
                        ((BigIntVector) root.getVector("whole")).get(i),
                        real.getObject(i),
                        day.getObject(i),
                        ((TimeStampMicroTZVector) root.getVector("instant")).get(i),
                        root.getVector("never").getObject(i));
    }

    private static String said(Row row) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        row.text(0),
                        row.isNull(1) ? null : row.text(1),
                        row.text(2),
                        row.number(3),
                        row.isNull(4) ? null : row.real(4),
                        row.isNull(5) ? null : (int) row.number(5),
                        row.number(6),
                        null);
    }
}
