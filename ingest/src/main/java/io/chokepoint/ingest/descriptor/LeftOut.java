package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.Quoted;
import io.chokepoint.ingest.value.ReasonCode;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.List;

/**
 * Records of which it is known beforehand that they lack something, since the source does.
 *
 * @param value what tells them
 * @param in its texts in these records; an empty one stands for absent and blank as well
 * @param because what the source lacks, for people
 */
public record LeftOut(FieldValue value, List<String> in, String because) implements Serializable {

    public LeftOut {
        in = List.copyOf(in);
    }

    /** @throws RowRejected if a record is one of them */
    void pass(Fields fields) throws RowRejected {
        String text = value.in(fields);
        String written = text == null ? "" : text.strip();
        if (in.contains(written)) {
            throw new RowRejected(
                    ReasonCode.LEFT_OUT, "%s is %s: %s".formatted(value.named(), Quoted.of(written), because));
        }
    }
}
