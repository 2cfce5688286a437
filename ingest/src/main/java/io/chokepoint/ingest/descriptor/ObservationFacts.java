package io.chokepoint.ingest.descriptor;

import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.Observed;
import io.chokepoint.ingest.value.RowRejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values that somebody published, by series and day.
 *
 * @param network what the series is about, or a slug such as {@code offchain}
 * @param unit what the values count
 * @param series what tells series apart
 */
public record ObservationFacts(
        String network, String licence, String unit, List<FieldValue> series, FieldValue value, DayValue asOf)
        implements Facts {

    public ObservationFacts {
        series = List.copyOf(series);
    }

    @Override
    public LakeTable table() {
        return LakeTable.OBSERVATION;
    }

    @Override
    public Stream<FieldValue> values() {
        return Stream.concat(Stream.of(value, asOf.value()), series.stream());
    }

    @Override
    public Optional<FieldValue> exact() {
        return Optional.of(value);
    }

    @Override
    public Optional<DayValue> day() {
        return Optional.of(asOf);
    }

    @Override
    public Object[] columns(Fields fields, String dataset, String source) throws RowRejected {
        return new Object[] {
            dataset,
            network,
            Facts.joined(series, fields, "its series"),
            unit,
            Observed.canonical(value.in(fields)),
            asOf.in(fields),
            licence,
            source
        };
    }
}
