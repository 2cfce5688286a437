package io.chokepoint.export.row;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Takes rows from JDBC: a dataset's columns in their order, days as numbers of days, instants as microseconds, digits as text.
 * Not safe for use by several threads.
 */
public final class ResultSetRow {
    private final ColumnType[] types;
    // Key columns repeat from row to row: their bytes are made once.
    private final String[] lastTexts;
    private final byte[][] lastBytes;

    /** For rows of a schema. */
    public ResultSetRow(RowSchema schema) {
        types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        lastTexts = new String[types.length];
        lastBytes = new byte[types.length][];
    }

    /** Fills a row with the current one of a result. */
    public void fill(ResultSet values, Row row) throws SQLException {
        row.clear();
        for (int i = 0; i < types.length; i++) {
            switch (types[i]) {
                case TEXT, DIGITS -> text(values.getString(i + 1), row, i);
                case REAL -> {
                    double real = values.getDouble(i + 1);
                    if (!values.wasNull()) {
                        row.setReal(i, real);
                    }
                }
                case WHOLE, DAY, INSTANT -> {
                    long number = values.getLong(i + 1);
                    if (!values.wasNull()) {
                        row.setNumber(i, number);
                    }
                }
            }
        }
    }

    private void text(String text, Row row, int column) {
        if (text == null) {
            return;
        }
        if (!text.equals(lastTexts[column])) {
            lastTexts[column] = text;
            lastBytes[column] = text.getBytes(StandardCharsets.UTF_8);
        }
        row.setBytes(column, lastBytes[column]);
    }
}
