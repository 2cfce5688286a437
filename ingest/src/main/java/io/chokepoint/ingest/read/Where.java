package io.chokepoint.ingest.read;

import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;

/**
 * Leaves out the records that are of something else: those of which a field has none of some values.
 *
 * <p>A record without the field is no such record; it is set aside, since nobody knows what it is of.
 *
 * @param values what the field has in the records that stay, as text
 * @param then what makes other records of those that stay, or null
 */
public record Where(String field, List<String> values, Expansion then) implements Expansion {
    public Where {
        values = List.copyOf(values);
    }

    @Override
    public List<SourceRecord> of(SourceRecord record) {
        if (record.rejected() != null) {
            return List.of(record);
        }
        String value = record.fields().text(field);
        if (value == null || value.isBlank()) {
            return List.of(SourceRecord.rejected(
                    record.number(),
                    record.raw(),
                    new RowRejected(
                            ReasonCode.MISSING_FIELD,
                            "The row has no '%s', which says whether it is one of this data set".formatted(field))));
        }
        if (!values.contains(value.strip())) {
            return List.of();
        }
        return then == null ? List.of(record) : then.of(record);
    }
}
