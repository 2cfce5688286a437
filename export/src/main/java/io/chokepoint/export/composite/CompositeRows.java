package io.chokepoint.export.composite;

import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.CompositeRecipe.Component;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.indices.ValueStatus;
import io.chokepoint.indices.composite.CompositeScore;
import io.chokepoint.indices.composite.SpreadScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Composites computed from rows of their components: for each subject a row of each day of a period on which a component has a
 * row. Of each component the last value not after the day enters, also one of before the period. Without one of them there is
 * no value: what is missing is not imputed. The values of one subject are held at a time.
 */
public final class CompositeRows implements RowSource {
    /** Reason of a composite of which a component has no value. */
    public static final String COMPONENT_UNAVAILABLE = "COMPONENT_UNAVAILABLE";

    private static final RowSchema SCHEMA = Dataset.COMPOSITE.schema();
    private static final int SUBJECT = SCHEMA.position("subject_id");
    private static final int DAY = SCHEMA.position("day");
    private static final int VALUE = SCHEMA.position("value");
    private static final int STATUS = SCHEMA.position("status");
    private static final int REASON = SCHEMA.position("reason");
    private static final int COVERAGE = SCHEMA.position("coverage");
    private static final int AS_OF = SCHEMA.position("as_of");
    private static final int VERSION = SCHEMA.position("methodology_version");
    private static final int DATA_THROUGH = SCHEMA.position("data_through");
    private static final int COMPONENT_SUBJECT = Dataset.INDEX_SERIES.schema().position("subject_id");

    private final CompositeRecipe recipe;
    private final RowSource components;
    private final long firstDay;
    private final long expected;
    private final Row next = new Row(Dataset.INDEX_SERIES.schema().width());
    private boolean begun;
    private boolean isThere;
    private byte[] subject;
    private SubjectValues values;
    private Iterator<Long> days = Collections.emptyIterator();

    /**
     * @param components rows of {@link Dataset#INDEX_SERIES} of the components alone, closed with this
     * @param firstDay first day of the period, counted from 1970
     * @param expected number of the rows
     */
    public CompositeRows(CompositeRecipe recipe, RowSource components, long firstDay, long expected) {
        this.recipe = recipe;
        this.components = components;
        this.firstDay = firstDay;
        this.expected = expected;
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return expected;
    }

    @Override
    public boolean next(Row row) {
        if (!begun) {
            begun = true;
            isThere = components.next(next);
        }
        while (!days.hasNext()) {
            if (!isThere) {
                return false;
            }
            readSubject();
        }
        fill(row, days.next());
        return true;
    }

    private void readSubject() {
        subject = next.bytes(COMPONENT_SUBJECT);
        values = new SubjectValues(recipe);
        while (isThere && Arrays.equals(next.bytes(COMPONENT_SUBJECT), subject)) {
            values.add(next);
            isThere = components.next(next);
        }
        days = values.days(firstDay).iterator();
    }

    private void fill(Row row, long day) {
        row.clear();
        row.setBytes(SUBJECT, subject);
        row.setNumber(DAY, day);
        row.setNumber(VERSION, CompositeScore.DEFINITION.methodologyVersion());
        List<SubjectValues.Value> there =
                values.on(day).stream().flatMap(Optional::stream).toList();
        if (there.size() < recipe.components().size()
                || there.stream().anyMatch(each -> each.number().isEmpty())) {
            row.setText(STATUS, ValueStatus.UNAVAILABLE.name());
            row.setText(REASON, COMPONENT_UNAVAILABLE);
            return;
        }
        row.setReal(VALUE, score(there));
        row.setText(STATUS, status(there).name());
        row.setReal(
                COVERAGE,
                there.stream().mapToDouble(SubjectValues.Value::coverage).min().orElseThrow());
        row.setNumber(AS_OF, least(there, SubjectValues.Value::day));
        row.setNumber(DATA_THROUGH, least(there, SubjectValues.Value::dataThrough));
    }

    private double score(List<SubjectValues.Value> there) {
        List<CompositeScore.Part> scores = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            Component component = recipe.components().get(i);
            scores.add(new CompositeScore.Part(
                    SpreadScore.of(component.index())
                            .orElseThrow()
                            .of(there.get(i).number().orElseThrow()),
                    component.weight()));
        }
        return new CompositeScore(scores).value();
    }

    private static ValueStatus status(List<SubjectValues.Value> there) {
        for (ValueStatus weaker : List.of(ValueStatus.PROVISIONAL, ValueStatus.RESTATED)) {
            if (there.stream().anyMatch(each -> each.status() == weaker)) {
                return weaker;
            }
        }
        return ValueStatus.FINAL;
    }

    private static long least(List<SubjectValues.Value> there, ToLongFunction<SubjectValues.Value> figure) {
        return there.stream().mapToLong(figure).min().orElseThrow();
    }

    @Override
    public void close() {
        components.close();
    }
}
