package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.export.row.RowSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OverlaidRankingTest {
    private static final RowSchema SERIES = Dataset.INDEX_SERIES.schema();
    private static final RowSchema RANKING = Dataset.RANKING.schema();
    private static final Map<String, OverlaidRanking.Subject> SUBJECTS = Map.of(
            "a", new OverlaidRanking.Subject("defi", "eip155:1"),
            "b", new OverlaidRanking.Subject("dao", "eip155:1"),
            "c", new OverlaidRanking.Subject("dao", "eip155:10"),
            "d", new OverlaidRanking.Subject("dao", "eip155:10"));

    @Test
    void subjectsGoByValueAndEqualOnesShareTheFirstOfTheirPositions() {
        assertThat(read(
                        value("a", "gini", 0.2),
                        value("b", "gini", 0.9),
                        value("c", "gini", 0.5),
                        value("d", "gini", 0.5)))
                .containsExactly(
                        "gini 1 b dao eip155:1 0.9",
                        "gini 2 c dao eip155:10 0.5",
                        "gini 2 d dao eip155:10 0.5",
                        "gini 4 a defi eip155:1 0.2");
    }

    @Test
    void eachIndexIsARankingOfItsOwn() {
        assertThat(read(
                        value("a", "gini", 0.5),
                        value("a", "hhi", 100),
                        value("b", "gini", 0.5),
                        value("b", "hhi", 200)))
                .containsExactly(
                        "gini 1 a defi eip155:1 0.5",
                        "gini 1 b dao eip155:1 0.5",
                        "hhi 1 b dao eip155:1 200.0",
                        "hhi 2 a defi eip155:1 100.0");
    }

    @Test
    void aSubjectWithoutAValueHasNoRow() {
        assertThat(read(value("a", "gini", null), value("b", "gini", 0.5)))
                .containsExactly("gini 1 b dao eip155:1 0.5");
    }

    @Test
    void moreValuesThanAreHeldAreRefusedWithBothCounts() {
        RowSource many = new GivenRows(SERIES, Collections.nCopies(OverlaidRanking.MOST + 1, value("a", "gini", 0.5)));

        assertThatThrownBy(() -> new OverlaidRanking(many, SUBJECTS))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("holds 500000 values, the period has 500001; narrow");
    }

    @SafeVarargs
    private static List<String> read(Consumer<Row>... values) {
        List<String> rows = new ArrayList<>();
        try (OverlaidRanking ranking = new OverlaidRanking(new GivenRows(SERIES, List.of(values)), SUBJECTS)) {
            Row row = new Row(RANKING.width());
            while (ranking.next(row)) {
                rows.add("%s %d %s %s %s %s"
                        .formatted(
                                row.text(RANKING.position("index_id")),
                                row.number(RANKING.position("position")),
                                row.text(RANKING.position("subject_id")),
                                row.text(RANKING.position("domain")),
                                row.text(RANKING.position("network")),
                                row.real(RANKING.position("value"))));
            }
            assertThat(ranking.expected()).isEqualTo(rows.size());
        }
        return rows;
    }

    private static Consumer<Row> value(String subject, String index, Number value) {
        return row -> {
            row.setText(SERIES.position("subject_id"), subject);
            row.setText(SERIES.position("resource"), "fees_earned");
            row.setText(SERIES.position("basis"), "raw");
            row.setNumber(SERIES.position("as_of"), 1);
            row.setText(SERIES.position("index_id"), index);
            if (value != null) {
                row.setReal(SERIES.position("value"), value.doubleValue());
            }
            row.setText(SERIES.position("run_id"), "run");
            row.setNumber(SERIES.position("published_at"), 1);
        };
    }
}
