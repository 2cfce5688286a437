package io.chokepoint.export.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.row.CanonicalText;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.export.testing.Rows;
import io.chokepoint.export.testing.Samples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CompositeRowsTest {
    private static final RowSchema SCHEMA = Dataset.COMPOSITE.schema();
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int GINI = 0;
    private static final int NAKAMOTO = 1;

    @Test
    void aDayHasTheWeightedGeometricMeanOfTheScores() {
        List<Row> rows = read(List.of(), List.of(of("harbor", GINI, 1, 0.75), of("harbor", NAKAMOTO, 1, 2.0)));

        // (1 − 0.75)^(3/4) · (1 − 1/2)^(1/4)
        assertThat(rows.get(0).real(SCHEMA.position("value")))
                .isCloseTo(StrictMath.pow(0.25, 0.75) * StrictMath.pow(0.5, 0.25), within(1e-12));
        assertThat(text(rows.get(0), "coverage")).isEqualTo("0.9");
        assertThat(rows).hasSize(1);
    }

    @Test
    void theLastValueNotAfterTheDayEntersAlsoOneOfBeforeThePeriod() {
        List<Row> rows = read(
                List.of(of("harbor", NAKAMOTO, -5, 4.0)),
                List.of(of("harbor", GINI, 1, 0.5), of("harbor", GINI, 3, 0.25), of("harbor", NAKAMOTO, 2, 2.0)));

        assertThat(rows)
                .extracting(row -> text(row, "day") + " of " + text(row, "as_of"))
                .containsExactly("2026-06-01 of 2026-05-26", "2026-06-02 of 2026-06-01", "2026-06-03 of 2026-06-02");
    }

    @Test
    void withoutOneComponentThereIsNoValueAndTheReason() {
        List<Row> rows = read(
                List.of(),
                List.of(of("aurora", GINI, 1, 0.5), of("harbor", GINI, 1, 0.5), of("harbor", NAKAMOTO, 1, null)));

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.isNull(SCHEMA.position("value"))).isTrue();
            assertThat(text(row, "status")).isEqualTo("UNAVAILABLE");
            assertThat(text(row, "reason")).isEqualTo("COMPONENT_UNAVAILABLE");
            assertThat(text(row, "as_of")).isNull();
        });
    }

    @Test
    void aSubjectWithoutADayInThePeriodHasNoRow() {
        List<Row> rows = read(
                List.of(of("aurora", GINI, -1, 0.5), of("harbor", NAKAMOTO, -1, 2.0)),
                List.of(of("harbor", GINI, 1, 0.5)));

        assertThat(rows).extracting(row -> text(row, "subject_id")).containsExactly("harbor");
    }

    @Test
    void aRowOfNoComponentIsRefused() {
        List<Consumer<Row>> foreign = List.of(row -> {
            of("harbor", GINI, 1, 0.5).accept(row);
            row.setText(Dataset.INDEX_SERIES.schema().position("basis"), "adjusted");
        });

        assertThatThrownBy(() -> read(List.of(), foreign))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("gini fees_earned adjusted is no component");
    }

    private static Consumer<Row> of(String subject, int component, int day, Double value) {
        return row -> Samples.component(row, subject, component, FIRST.plusDays(day - 1), value);
    }

    private static List<Row> read(List<Consumer<Row>> before, List<Consumer<Row>> during) {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = new CompositeRows(
                Samples.COMPOSITE, new ComponentRows(open(before), open(during)), FIRST.toEpochDay(), 0)) {
            Row row = new Row(SCHEMA.width());
            while (source.next(row)) {
                rows.add(row);
                row = new Row(SCHEMA.width());
            }
        }
        return rows;
    }

    private static RowSource open(List<Consumer<Row>> rows) {
        return Rows.of(Dataset.INDEX_SERIES.schema(), rows).open();
    }

    private static String text(Row row, String name) {
        int position = SCHEMA.position(name);
        Column column = SCHEMA.column(position);
        return row.isNull(position) ? null : new CanonicalText().of(column.type(), row, position);
    }
}
