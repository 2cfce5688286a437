package io.chokepoint.export.format;

import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Puts the values of Parquet's columns into one row, again and again. */
final class ParquetRowMaterializer extends RecordMaterializer<Row> {
    private final Row target;
    private final Root root;

    ParquetRowMaterializer(RowSchema schema, Row target) {
        this.target = target;
        this.root = new Root(schema.width(), target);
    }

    @Override
    public Row getCurrentRecord() {
        return target;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static final class Root extends GroupConverter {
        private final Value[] values;

        Root(int width, Row target) {
            values = new Value[width];
            for (int i = 0; i < width; i++) {
                values[i] = new Value(target, i);
            }
        }

        @Override
        public Converter getConverter(int field) {
            return values[field];
        }

        @Override
        public void start() {
            // Absent values are those that nothing is added for; the reader has cleared the row.
        }

        @Override
        public void end() {
            // The row is complete as it is.
        }
    }

    private static final class Value extends PrimitiveConverter {
        private final Row target;
        private final int column;

        Value(Row target, int column) {
            this.target = target;
            this.column = column;
        }

        @Override
        public void addBinary(Binary value) {
            target.setBytes(column, value.getBytes());
        }

        @Override
        public void addDouble(double value) {
            target.setReal(column, value);
        }

        @Override
        public void addInt(int value) {
            target.setNumber(column, value);
        }

        @Override
        public void addLong(long value) {
            target.setNumber(column, value);
        }
    }
}
