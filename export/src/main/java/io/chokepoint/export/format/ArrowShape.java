package io.chokepoint.export.format;

import com.google.flatbuffers.FlatBufferBuilder;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** A schema in Arrow's terms, with Parquet's field ids. */
final class ArrowShape {
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int BITS = 64;

    private ArrowShape() {}

    /** The message that a stream begins with. */
    static ByteBuffer message(RowSchema schema) {
        FlatBufferBuilder builder = new FlatBufferBuilder(FIRST_CAPACITY);
        int[] fields = schema.columns().stream()
                .mapToInt(column -> field(builder, column))
                .toArray();
        int header = Schema.createSchema(
                builder,
                Endianness.Little,
                Schema.createFieldsVector(builder, fields),
                Schema.createCustomMetadataVector(
                        builder, new int[] {keyValue(builder, "chokepoint.schema", schema.version())}),
                0);
        return finish(builder, MessageHeader.Schema, header, 0);
    }

    /** Completes a message whose header was built. */
    static ByteBuffer finish(FlatBufferBuilder builder, byte type, int header, long bodyLength) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
        return builder.dataBuffer();
    }

    private static int field(FlatBufferBuilder builder, Column column) {
        int name = builder.createString(column.name());
        int type = type(builder, column.type());
        int children = Field.createChildrenVector(builder, new int[0]);
        int metadata = Field.createCustomMetadataVector(
                builder, new int[] {keyValue(builder, "PARQUET:field_id", Integer.toString(column.id()))});
        return Field.createField(builder, name, column.nullable(), typeOf(column.type()), type, 0, children, metadata);
    }

    private static int keyValue(FlatBufferBuilder builder, String key, String value) {
        return KeyValue.createKeyValue(builder, builder.createString(key), builder.createString(value));
    }

    private static int type(FlatBufferBuilder builder, ColumnType type) {
        return switch (type) {
            case TEXT, DIGITS -> {
                Utf8.startUtf8(builder);
                yield Utf8.endUtf8(builder);
            }
            case WHOLE -> Int.createInt(builder, BITS, true);
            case REAL -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            case DAY -> Date.createDate(builder, DateUnit.DAY);
            case INSTANT -> Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, builder.createString("UTC"));
        };
    }

    private static byte typeOf(ColumnType type) {
        return switch (type) {
            case TEXT, DIGITS -> Type.Utf8;
            case WHOLE -> Type.Int;
            case REAL -> Type.FloatingPoint;
            case DAY -> Type.Date;
            case INSTANT -> Type.Timestamp;
        };
    }

    /** Refuses a stream whose columns are not those of the schema. */
    static void require(RowSchema schema, Message message) throws IOException {
        if (message.headerType() != MessageHeader.Schema) {
            throw new IOException("The file does not begin with its columns");
        }
        Schema found = (Schema) message.header(new Schema());
        if (found.fieldsLength() != schema.width()) {
            throw new IOException(
                    "The file has %d columns, the schema %d".formatted(found.fieldsLength(), schema.width()));
        }
        for (int i = 0; i < schema.width(); i++) {
            Column column = schema.column(i);
            Field field = found.fields(i);
            if (!column.name().equals(field.name())
                    || field.typeType() != typeOf(column.type())
                    || !isOfItsUnit(field)
                    || field.dictionary() != null
                    || field.nullable() != column.nullable()) {
                throw new IOException(
                        "Column %d is %s, not %s as the schema says".formatted(i + 1, field.name(), column));
            }
        }
    }

    private static boolean isOfItsUnit(Field field) {
        return switch (field.typeType()) {
            case Type.Int ->
                ((Int) field.type(new Int())).bitWidth() == BITS && ((Int) field.type(new Int())).isSigned();
            case Type.FloatingPoint ->
                ((FloatingPoint) field.type(new FloatingPoint())).precision() == Precision.DOUBLE;
            case Type.Date -> ((Date) field.type(new Date())).unit() == DateUnit.DAY;
            case Type.Timestamp -> ((Timestamp) field.type(new Timestamp())).unit() == TimeUnit.MICROSECOND;
            default -> true;
        };
    }
}
