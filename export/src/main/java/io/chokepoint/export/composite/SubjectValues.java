package io.chokepoint.export.composite;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.CompositeRecipe.Component;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.ValueStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of the components of a composite for one subject, by day. */
final class SubjectValues {
    private static final RowSchema SCHEMA = Dataset.INDEX_SERIES.schema();
    private static final int RESOURCE = SCHEMA.position("resource");
    private static final int BASIS = SCHEMA.position("basis");
    private static final int DAY = SCHEMA.position("as_of");
    private static final int INDEX = SCHEMA.position("index_id");
    private static final int VALUE = SCHEMA.position("value");
    private static final int STATUS = SCHEMA.position("status");
    private static final int COVERAGE = SCHEMA.position("coverage");
    private static final int DATA_THROUGH = SCHEMA.position("data_through");

    private final Map<List<String>, TreeMap<Long, Value>> byComponent = new HashMap<>();
    private final List<TreeMap<Long, Value>> values = new ArrayList<>();

    SubjectValues(CompositeRecipe recipe) {
        for (Component each : recipe.components()) {
            values.add(byComponent.computeIfAbsent(
                    List.of(each.index().id(), each.resource(), each.basis()), any -> new TreeMap<>()));
        }
    }

    /**
     * A value of a component.
     *
     * @param day day that it is of, counted from 1970
     * @param number empty where there is none
     * @param dataThrough in microseconds
     */
    record Value(long day, Optional<Double> number, ValueStatus status, double coverage, long dataThrough) {}

    /**
     * Takes a row of {@link Dataset#INDEX_SERIES}.
     *
     * @throws ExportException when it is of no component
     */
    void add(Row row) {
        List<String> of = List.of(row.text(INDEX), row.text(RESOURCE), row.text(BASIS));
        TreeMap<Long, Value> days = byComponent.get(of);
        if (days == null) {
            throw new ExportException(
                    Code.COUNT_MISMATCH,
                    String.join(" ", of) + " is no component of the composite; nothing is computed");
        }
        days.put(
                row.number(DAY),
                new Value(
                        row.number(DAY),
                        row.isNull(VALUE) ? Optional.empty() : Optional.of(row.real(VALUE)),
                        ValueStatus.valueOf(row.text(STATUS)),
                        row.real(COVERAGE),
                        row.number(DATA_THROUGH)));
    }

    /** The days from a first one on that a component has a row of. */
    NavigableSet<Long> days(long first) {
        NavigableSet<Long> days = new TreeSet<>();
        values.forEach(each -> days.addAll(each.tailMap(first, true).keySet()));
        return days;
    }

    /** Of each component the last value not after a day, in the order of the components. */
    List<Optional<Value>> on(long day) {
        return values.stream()
                .map(each -> Optional.ofNullable(each.floorEntry(day)).map(Entry::getValue))
                .toList();
    }
}
