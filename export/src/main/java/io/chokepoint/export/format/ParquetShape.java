package io.chokepoint.export.format;

import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.RowSchema;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A schema in Parquet's terms, with field ids. */
final class ParquetShape {
    private ParquetShape() {}

    static MessageType of(RowSchema schema) {
        Type[] fields = schema.columns().stream().map(ParquetShape::field).toArray(Type[]::new);
        return Types.buildMessage().addFields(fields).named("row");
    }

    private static Type field(Column column) {
        var repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        var field =
                switch (column.type()) {
                    case TEXT, DIGITS ->
                        Types.primitive(PrimitiveTypeName.BINARY, repetition).as(LogicalTypeAnnotation.stringType());
                    case WHOLE -> Types.primitive(PrimitiveTypeName.INT64, repetition);
                    case REAL -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition);
                    case DAY ->
                        Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
                    case INSTANT ->
                        Types.primitive(PrimitiveTypeName.INT64, repetition)
                                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
                };
        return field.id(column.id()).named(column.name());
    }
}
