package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import io.chokepoint.ingest.value.TimeForm;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which day a record describes, UTC, and how that is written. */
public record DayValue(FieldValue value, TimeForm form) implements Serializable {
    LocalDate in(Fields fields) throws RowRejected {
        return LocalDate.ofInstant(form.parse(value.in(fields)), ZoneOffset.UTC);
    }
}
