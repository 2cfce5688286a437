package io.chokepoint.ingest.read;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.Option;

/** The columns of a Parquet row. Floating point never reaches this as an amount: its column is refused before. */
record ParquetFields(Row row) implements Fields {
    @Override
    public String text(String field) {
        Option<Object> position = row.schema().getFieldIndex(field);
        Object value = position.isEmpty() ? null : row.get((Integer) position.get());
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : value.toString();
    }

    @Override
    public List<String> names() {
        return List.of(row.schema().fieldNames());
    }
}
