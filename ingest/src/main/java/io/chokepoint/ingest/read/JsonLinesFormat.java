package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.IOException;

/** One JSON value a line. */
final class JsonLinesFormat implements LineFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public SourceRecord record(long number, String line) {
        String text = number == 1 ? CsvFormat.withoutMark(line) : line;
        if (text.isBlank()) {
            return null;
        }
        try {
            return SourceRecord.of(number, text, new JsonFields(null, ExactJson.parse(text)));
        } catch (IOException malformed) {
            return SourceRecord.rejected(
                    number,
                    text,
                    new RowRejected(
                            ReasonCode.MALFORMED_ROW, "The line is no JSON: " + ExactJson.complaint(malformed)));
        }
    }

    @Override
    public boolean continues(String text) {
        return false;
    }
}
