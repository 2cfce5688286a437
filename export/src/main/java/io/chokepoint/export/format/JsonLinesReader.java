package io.chokepoint.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link JsonLinesWriter} writes: every column, in order, and nothing else. */
final class JsonLinesReader implements RowReader {
    private final JsonParser json;
    private final RowSchema schema;
    private long line;

    JsonLinesReader(InputStream source, RowSchema schema) throws IOException {
        this.json = new JsonFactory().createParser(source);
        this.schema = schema;
    }

    @Override
    public boolean next(Row row) throws IOException {
        JsonToken start = json.nextToken();
        if (start == null) {
            return false;
        }
        line++;
        expect(start == JsonToken.START_OBJECT, "is no object");
        row.clear();
        for (int i = 0; i < schema.width(); i++) {
            Column column = schema.column(i);
            expect(
                    json.nextToken() == JsonToken.FIELD_NAME
                            && json.currentName().equals(column.name()),
                    "has no field '%s' in its place".formatted(column.name()));
            read(column, json.nextToken(), row, i);
        }
        expect(json.nextToken() == JsonToken.END_OBJECT, "has fields that the schema has not");
        return true;
    }

    private void read(Column column, JsonToken token, Row row, int position) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        boolean number =
                switch (column.type()) {
                    case WHOLE, REAL -> true;
                    default -> false;
                };
        expect(
                number ? token.isNumeric() : token == JsonToken.VALUE_STRING,
                "has a value of another type in '%s'".formatted(column.name()));
        try {
            CanonicalText.read(column.type(), json.getText(), row, position);
        } catch (IllegalArgumentException e) {
            throw new IOException("Line %d, field %s: %s".formatted(line, column.name(), e.getMessage()), e);
        }
    }

    private void expect(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("Line %d %s".formatted(line, otherwise));
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
