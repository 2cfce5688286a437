package io.chokepoint.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.scan.Cuts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaidCurvesTest {
    private static final RowSchema AMOUNTS = Dataset.DISTRIBUTION.schema();
    private static final RowSchema CURVES = Dataset.CURVE.schema();

    @Test
    void eachDistributionHasItsCurve() {
        List<Consumer<Row>> amounts = new ArrayList<>(amounts("aurora", 8, 1, 1));
        amounts.addAll(amounts("harbor", 3));

        assertThat(read(amounts))
                .containsExactly(
                        "aurora 0 0.0 0.0",
                        "aurora 1 %s 0.1".formatted(1 / 3.0),
                        "aurora 2 %s 0.2".formatted(2 / 3.0),
                        "aurora 3 1.0 1.0",
                        "harbor 0 0.0 0.0",
                        "harbor 1 1.0 1.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 99, 100, 101, 1000})
    void thePointsAreAsManyAsCountedBefore(int population) {
        Distribution distribution =
                Distribution.of(LongStream.rangeClosed(1, population).toArray());

        assertThat(OverlaidCurves.points(population))
                .isEqualTo(LorenzCurve.of(distribution, Cuts.LORENZ_STEPS).size());
    }

    private static List<String> read(List<Consumer<Row>> amounts) {
        List<String> points = new ArrayList<>();
        try (OverlaidCurves curves = new OverlaidCurves(new GivenRows(AMOUNTS, amounts), 0)) {
            Row row = new Row(CURVES.width());
            while (curves.next(row)) {
                points.add("%s %d %s %s"
                        .formatted(
                                row.text(0),
                                row.number(CURVES.position("ordinal")),
                                row.real(CURVES.position("x")),
                                row.real(CURVES.position("y"))));
            }
        }
        return points;
    }

    private static List<Consumer<Row>> amounts(String subject, long... amounts) {
        List<Consumer<Row>> rows = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            long rank = i + 1;
            String amount = Long.toString(amounts[i]);
            rows.add(row -> {
                row.setText(AMOUNTS.position("subject_id"), subject);
                row.setText(AMOUNTS.position("resource"), "fees_earned");
                row.setText(AMOUNTS.position("basis"), "raw");
                row.setNumber(AMOUNTS.position("as_of"), 1);
                row.setNumber(AMOUNTS.position("rank"), rank);
                row.setText(AMOUNTS.position("entity_id"), "entity-" + rank);
                row.setText(AMOUNTS.position("amount"), amount);
                row.setText(AMOUNTS.position("run_id"), "run");
                row.setNumber(AMOUNTS.position("published_at"), 1);
            });
        }
        return rows;
    }
}
