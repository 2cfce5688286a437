package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which day a record describes, UTC, and how that is written.
 *
 * @param last whether the last record of a day counts, where a key has several
 */
public record DayValue(FieldValue value, TimeForm form, boolean last) implements Serializable {
    LocalDate in(Fields fields) throws RowRejected {
        return LocalDate.ofInstant(form.parse(value.in(fields)), ZoneOffset.UTC);
    }

    /** When the record was so, if the last one of a day counts; else null. */
    Instant snapshot(Fields fields) throws RowRejected {
        return last ? form.parse(value.in(fields)) : null;
    }
}
