package io.chokepoint.export.composite;

import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.KeyOrder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Values of the components of a composite: those of a period and the last of each before it, as one source in the order of the
 * key of {@link Dataset#INDEX_SERIES}. The rows of one subject are held at a time.
 */
public final class ComponentRows implements RowSource {
    private static final RowSchema SCHEMA = Dataset.INDEX_SERIES.schema();
    private static final int SUBJECT_ONLY = 1;

    private final List<Head> heads;
    private final long expected;
    private final KeyOrder order = new KeyOrder(SCHEMA);
    private final Deque<Row> subject = new ArrayDeque<>();

    /**
     * @param before the last value of each component before the period, by subject; closed with this
     * @param during the values of the period, by subject; closed with this
     */
    public ComponentRows(RowSource before, RowSource during) {
        this.expected = before.expected() + during.expected();
        this.heads = List.of(new Head(before), new Head(during));
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
        if (subject.isEmpty()) {
            readSubject();
        }
        if (subject.isEmpty()) {
            return false;
        }
        row.copy(subject.remove());
        return true;
    }

    private void readSubject() {
        heads.stream()
                .filter(Head::isThere)
                .map(head -> head.row)
                .min((left, right) -> order.compare(left, right, SUBJECT_ONLY))
                .ifPresent(first -> {
                    Row of = copy(first);
                    List<Row> rows = new ArrayList<>();
                    heads.forEach(head -> head.drain(of, rows));
                    rows.sort(order::compare);
                    subject.addAll(rows);
                });
    }

    private static Row copy(Row row) {
        Row copy = new Row(SCHEMA.width());
        copy.copy(row);
        return copy;
    }

    @Override
    public void close() {
        try (RowSource second = heads.get(1).source) {
            heads.get(0).source.close();
        }
    }

    /** A source and the row that comes next of it, read when it is asked for. */
    private final class Head {
        private final RowSource source;
        private final Row row = new Row(SCHEMA.width());
        private boolean begun;
        private boolean there;

        Head(RowSource source) {
            this.source = source;
        }

        boolean isThere() {
            if (!begun) {
                begun = true;
                there = source.next(row);
            }
            return there;
        }

        void drain(Row of, List<Row> rows) {
            while (isThere() && order.compare(row, of, SUBJECT_ONLY) == 0) {
                rows.add(copy(row));
                there = source.next(row);
            }
        }
    }
}
