package io.chokepoint.export.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBinaryRowsTest {
    private static final RowSchema SCHEMA = new RowSchema(
            "1.0.0",
            List.of(
                    new Column(1, "text", ColumnType.TEXT, false, true, "", ""),
                    new Column(2, "reason", ColumnType.TEXT, true, false, "", ""),
                    new Column(3, "day", ColumnType.DAY, false, false, "", ""),
                    new Column(4, "value", ColumnType.REAL, true, false, "", ""),
                    new Column(5, "count", ColumnType.WHOLE, false, false, "", "")));

    @Test
    void valuesAndTheirAbsenceAreRead() {
        byte[] bytes = rows(1000, 200);
        try (RowBinaryRows rows = new RowBinaryRows(SCHEMA, 1000, new ByteArrayInputStream(bytes))) {
            Row row = new Row(SCHEMA.width());
            for (int i = 0; i < 1000; i++) {
                assertThat(rows.next(row)).isTrue();
                assertThat(row.text(0)).isEqualTo("t".repeat(200) + i / 10);
                assertThat(row.isNull(1)).isEqualTo(i % 2 == 0);
                assertThat(row.number(2)).isEqualTo(-i);
                assertThat(row.isNull(3)).isFalse();
                assertThat(row.real(3)).isEqualTo(i / 3.0);
                assertThat(row.number(4)).isEqualTo(Long.MAX_VALUE - i);
            }
            assertThat(rows.next(row)).isFalse();
        }
    }

    @Test
    void aTextLongerThanTheBufferIsRead() {
        byte[] bytes = rows(1, 1_000_000);
        try (RowBinaryRows rows = new RowBinaryRows(SCHEMA, 1, new ByteArrayInputStream(bytes))) {
            Row row = new Row(SCHEMA.width());
            assertThat(rows.next(row)).isTrue();
            assertThat(row.bytes(0)).hasSize(1_000_001);
        }
    }

    @Test
    void rowsThatAreCutAreNoRows() {
        byte[] whole = rows(2, 5);
        for (int length = whole.length / 2 + 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> {
                        try (RowBinaryRows rows = new RowBinaryRows(SCHEMA, 2, new ByteArrayInputStream(cut))) {
                            Row row = new Row(SCHEMA.width());
                            while (rows.next(row)) {
                                // Each row that is whole is handed over.
                            }
                        }
                    })
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("The rows were cut");
        }
    }

    private static byte[] rows(int count, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            text(bytes, "t".repeat(length) + i / 10);
            bytes.write(i % 2 == 0 ? 1 : 0);
            if (i % 2 != 0) {
                text(bytes, "why");
            }
            bytes.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(-i)
                    .array());
            bytes.write(0);
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(i / 3.0)
                    .array());
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(Long.MAX_VALUE - i)
                    .array());
        }
        return bytes.toByteArray();
    }

    private static void text(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = utf8.length;
        while (length > 0x7F) {
            bytes.write(length & 0x7F | 0x80);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(utf8);
    }
}
