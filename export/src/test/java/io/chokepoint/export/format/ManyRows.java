package io.chokepoint.export.format;

import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows enough for several pages and batches, whose texts repeat at first and then differ, with absent values throughout. */
final class ManyRows {
    static final int COUNT = 40_000;
    static final RowSchema SCHEMA = new RowSchema(
            "1.0.0",
            List.of(
                    column(1, "few", ColumnType.TEXT, false),
                    column(2, "more", ColumnType.TEXT, true),
                    column(3, "digits", ColumnType.DIGITS, false),
                    column(4, "whole", ColumnType.WHOLE, false),
                    column(5, "real", ColumnType.REAL, true),
                    column(6, "day", ColumnType.DAY, true),
                    column(7, "instant", ColumnType.INSTANT, false),
                    column(8, "never", ColumnType.TEXT, true)));

    // From here on every text is another: more than a dictionary holds.
    private static final int DIFFER_FROM = 10_000;

    private ManyRows() {}

    private static Column column(int id, String name, ColumnType type, boolean nullable) {
        return new Column(id, name, type, nullable, false, "", "");
    }

    static void fill(Row row, int number) {
        row.clear();
        row.setText(0, "few-" + number / 1000 % 7);
        if (number % 3 != 0) {
            row.setText(1, "more-" + (number < DIFFER_FROM ? number % 5 : number));
        }
        row.setText(2, Long.toString(1_000_000L - number));
        row.setNumber(3, (long) number * number - DIFFER_FROM);
        if (number % 2 == 0) {
            row.setReal(4, number / 8.0 - 1000);
        }
        if (number % 5 != 0) {
            row.setNumber(5, number / 4000 - 2);
        }
        row.setNumber(6, 1_782_900_000_123_456L + number);
    }

    static void write(RowFormat format, Compression compression, Path file) throws IOException {
        try (RowWriter writer = format.writer(Files.newOutputStream(file), SCHEMA, compression)) {
            Row row = new Row(SCHEMA.width());
            for (int i = 0; i < COUNT; i++) {
                fill(row, i);
                writer.write(row);
            }
        }
    }
}
