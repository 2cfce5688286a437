package io.chokepoint.ingest.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** How a format stores the values of a column, as far as it makes a difference to what is read. */
public enum ColumnType {
    /** Whatever it is: CSV has nothing but text, and JSON does not say what is null. */
    ANY,
    TEXT,
    INTEGER,
    /** Exact, with decimals; JSON's numbers that have some. */
    DECIMAL,
    /** Binary floating point. */
    FLOATING,
    BOOLEAN,
    /** A date, or a point in time. */
    TIME,
    /** A list, an object or a map. */
    NESTED;

    /** Its name in a descriptor. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a column that is declared as this may be stored as another. */
    public boolean allows(ColumnType found) {
        return this == ANY || found == ANY || this == found;
    }

    static ColumnType of(DataType type) {
        if (type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType) {
            return INTEGER;
        }
        if (type instanceof FloatType || type instanceof DoubleType) {
            return FLOATING;
        }
        if (type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType) {
            return TIME;
        }
        if (type instanceof ArrayType || type instanceof StructType || type instanceof MapType) {
            return NESTED;
        }
        return type instanceof DecimalType ? DECIMAL : type instanceof BooleanType ? BOOLEAN : TEXT;
    }

    static ColumnType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> TEXT;
            case BOOLEAN -> BOOLEAN;
            // Numbers keep the text that they are written in.
            case NUMBER, POJO -> ExactJson.text(value).matches("-?[0-9]+") ? INTEGER : DECIMAL;
            case ARRAY, OBJECT -> NESTED;
            default -> ANY;
        };
    }
}
