package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.Observed;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;

/** Two values of a record that must be the same number. */
public record Check(FieldValue value, FieldValue equals) implements Serializable {

    /** @throws RowRejected if they are not, or one of them is no number */
    void hold(Fields fields) throws RowRejected {
        String one = value.in(fields);
        String other = equals.in(fields);
        if (!Observed.canonical(one).equals(Observed.canonical(other))) {
            throw new RowRejected(
                    ReasonCode.CHECK_FAILED,
                    "%s is %s and %s is %s, and they must be equal"
                            .formatted(value.named(), Quoted.of(one), equals.named(), Quoted.of(other)));
        }
    }
}
