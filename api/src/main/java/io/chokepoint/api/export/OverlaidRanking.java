package io.chokepoint.api.export;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rankings of index values as an overlay changes them: all are held, since they come by subject and go by value. */
final class OverlaidRanking implements RowSource {
    /** Values that a ranking holds: about 40 MB. */
    static final int MOST = 500_000;

    private static final RowSchema SCHEMA = Dataset.RANKING.schema();
    private static final int RESOURCE = SCHEMA.position("resource");
    private static final int BASIS = SCHEMA.position("basis");
    private static final int DAY = SCHEMA.position("as_of");
    private static final int INDEX = SCHEMA.position("index_id");
    private static final int POSITION = SCHEMA.position("position");
    private static final int SUBJECT = SCHEMA.position("subject_id");
    private static final int DOMAIN = SCHEMA.position("domain");
    private static final int NETWORK = SCHEMA.position("network");
    private static final int VALUE = SCHEMA.position("value");
    private static final int RUN = SCHEMA.position("run_id");
    private static final int PUBLISHED = SCHEMA.position("published_at");

    private static final Comparator<Ranked> BY_RANKING = text(Ranked::resource)
            .thenComparing(text(Ranked::basis))
            .thenComparing(Ranked::day)
            .thenComparing(text(Ranked::index));
    private static final Comparator<Ranked> BY_PLACE = BY_RANKING
            .thenComparing(Comparator.comparing(Ranked::value).reversed())
            .thenComparing(text(Ranked::subject));

    private final Map<String, Subject> subjects;
    private final List<Ranked> values;
    private int next;
    private int first;
    private int shared;

    /** Where a subject belongs. */
    record Subject(String domain, String network) {}

    private record Ranked(
            String resource,
            String basis,
            long day,
            String index,
            String subject,
            double value,
            String run,
            long published) {}

    /**
     * @param series changed index values, all read here; closed by the caller
     * @param subjects where each subject belongs, by its key
     * @throws ExportException when there are more than {@link #MOST}
     */
    OverlaidRanking(RowSource series, Map<String, Subject> subjects) {
        if (series.expected() > MOST) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "A ranking with an overlay holds %d values, the period has %d; narrow the filters or the period"
                            .formatted(MOST, series.expected()));
        }
        this.subjects = subjects;
        this.values = read(series);
        values.sort(BY_PLACE);
    }

    private static List<Ranked> read(RowSource series) {
        RowSchema schema = series.schema();
        int value = schema.position("value");
        Map<String, String> known = new HashMap<>();
        List<Ranked> values = new ArrayList<>();
        Row row = new Row(schema.width());
        long read = 0;
        while (series.next(row)) {
            read++;
            if (!row.isNull(value)) {
                Function<String, String> text =
                        name -> known.computeIfAbsent(row.text(schema.position(name)), Function.identity());
                values.add(new Ranked(
                        text.apply("resource"),
                        text.apply("basis"),
                        row.number(schema.position("as_of")),
                        text.apply("index_id"),
                        text.apply("subject_id"),
                        row.real(value),
                        text.apply("run_id"),
                        row.number(schema.position("published_at"))));
            }
        }
        if (read != series.expected()) {
            throw new ExportException(
                    Code.COUNT_MISMATCH,
                    "Expected %d index values, read %d; nothing is ranked".formatted(series.expected(), read));
        }
        return values;
    }

    @Override
    public RowSchema schema() {
        return SCHEMA;
    }

    @Override
    public long expected() {
        return values.size();
    }

    @Override
    public boolean next(Row row) {
        if (next == values.size()) {
            return false;
        }
        Ranked one = values.get(next);
        if (next > 0 && BY_RANKING.compare(values.get(first), one) != 0) {
            first = next;
        }
        fill(row, one, place(one));
        next++;
        return true;
    }

    /** Equal values share the first of their positions. */
    private int place(Ranked one) {
        if (next == first || values.get(next - 1).value() != one.value()) {
            shared = next - first + 1;
        }
        return shared;
    }

    private void fill(Row row, Ranked one, int place) {
        Subject subject = subjects.get(one.subject());
        row.setText(RESOURCE, one.resource());
        row.setText(BASIS, one.basis());
        row.setNumber(DAY, one.day());
        row.setText(INDEX, one.index());
        row.setNumber(POSITION, place);
        row.setText(SUBJECT, one.subject());
        row.setText(DOMAIN, subject.domain());
        row.setText(NETWORK, subject.network());
        row.setReal(VALUE, one.value());
        row.setText(RUN, one.run());
        row.setNumber(PUBLISHED, one.published());
    }

    /** As ClickHouse sorts: bytes as unsigned. */
    private static Comparator<Ranked> text(Function<Ranked, String> of) {
        return (left, right) -> {
            String one = of.apply(left);
            String other = of.apply(right);
            return one.equals(other)
                    ? 0
                    : Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Override
    public void close() {
        // The values were read when it was made.
    }
}
