package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the records of a descriptor's files are, and which of their fields mean what. */
public sealed interface Facts extends Serializable
        permits HoldingFacts, LabelFacts, ObservationFacts, PriceFacts, ControlFacts {

    /** The table that they go into. */
    LakeTable table();

    /** What they are amounts of, where they are. */
    default Optional<Subject> subject() {
        return Optional.empty();
    }

    /** Where the values come from, in any order. */
    Stream<FieldValue> values();

    /** The one of them that must not be floating point, where there is one. */
    default Optional<FieldValue> exact() {
        return Optional.empty();
    }

    /**
     * The columns of one row, in the order of {@link LakeTable#facts}.
     *
     * @param dataset name of the data set
     * @param source where the row comes from, as the lake keeps it
     * @throws RowRejected if the record has no such row
     */
    Object[] columns(Fields fields, String dataset, String source) throws RowRejected;

    /** Which day records describe; empty where the last record of a day has no meaning. */
    default Optional<DayValue> day() {
        return Optional.empty();
    }

    /** The values of these fields as one text; parts are escaped, so that ("a/b", "c") and ("a", "b/c") stay two. */
    static String joined(List<FieldValue> parts, Fields fields, String purpose) throws RowRejected {
        StringBuilder joined = new StringBuilder();
        for (FieldValue part : parts) {
            String text = part.required(fields, purpose).strip();
            joined.append(joined.isEmpty() ? "" : "/")
                    .append(text.replace("%", "%25").replace("/", "%2F"));
        }
        return joined.toString();
    }
}
