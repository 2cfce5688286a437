package io.chokepoint.export.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line, every column in it, in order; null for no value; days, instants and digits as strings. */
final class JsonLinesWriter implements RowWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final JsonGenerator json;
    private final ColumnType[] types;
    private final SerializedString[] names;
    private final CanonicalText text = new CanonicalText();
    private boolean empty = true;

    JsonLinesWriter(OutputStream target, RowSchema schema) throws IOException {
        json = FACTORY.createGenerator(target, JsonEncoding.UTF8);
        json.setRootValueSeparator(new SerializedString("\n"));
        types = new ColumnType[schema.width()];
        names = new SerializedString[schema.width()];
        for (int i = 0; i < types.length; i++) {
            types[i] = schema.column(i).type();
            names[i] = new SerializedString(schema.column(i).name());
        }
    }

    @Override
    public void write(Row row) throws IOException {
        empty = false;
        json.writeStartObject();
        for (int i = 0; i < types.length; i++) {
            json.writeFieldName(names[i]);
            if (row.isNull(i)) {
                json.writeNull();
                continue;
            }
            switch (types[i]) {
                case TEXT, DIGITS -> json.writeUTF8String(row.bytes(i), 0, row.bytes(i).length);
                case WHOLE -> json.writeNumber(row.number(i));
                case REAL -> json.writeNumber(row.real(i));
                default -> json.writeString(text.of(types[i], row, i));
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        try (json) {
            if (!empty) {
                json.writeRaw('\n');
            }
        }
    }
}
