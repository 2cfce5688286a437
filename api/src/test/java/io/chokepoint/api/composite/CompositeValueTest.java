package io.chokepoint.api.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chokepoint.api.index.IndexValue;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import io.chokepoint.indices.ValueStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompositeValueTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final Composite COMPOSITE =
            composite(component(CentralizationIndex.HHI, 3), component(CentralizationIndex.GINI, 1));

    @Test
    void itIsTheMeanOfItsScoresAndSaysHowMuchEachContributes() {
        CompositeValue value = CompositeValue.of(
                COMPOSITE,
                List.of(value(CentralizationIndex.HHI, 3000.0, 1), value(CentralizationIndex.GINI, 0.25, 1)),
                NOW);

        assertThat(value.value()).isCloseTo(Math.pow(0.7, 0.75) * Math.pow(0.75, 0.25), within(1e-12));
        assertThat(value.parts()).extracting(CompositePart::score).containsExactly(0.7, 0.75);
        assertThat(value.parts()).extracting(CompositePart::weightShare).containsExactly(0.75, 0.25);
        assertThat(value.parts()).extracting(CompositePart::scoreFormula).containsExactly("1 − v / 10000", "1 − v");
        assertThat(value.parts().get(0).contribution() + value.parts().get(1).contribution())
                .isCloseTo(1, within(1e-12));
        assertThat(value.status()).isEqualTo(ValueStatus.FINAL);
        assertThat(value.reason()).isNull();
    }

    @Test
    void itIsAsOldAndAsCoveredAsItsWeakestComponent() {
        CompositeValue value = CompositeValue.of(
                COMPOSITE,
                List.of(value(CentralizationIndex.HHI, 3000.0, 2), value(CentralizationIndex.GINI, 0.25, 1)),
                NOW);

        assertThat(value.asOf()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(value.coverage()).isEqualTo(0.8);
    }

    @Test
    void withoutOneOfItsComponentsThereIsNoValueAndTheOthersStillSayTheirs() {
        CompositeValue value = CompositeValue.of(
                COMPOSITE,
                List.of(value(CentralizationIndex.HHI, 3000.0, 1), value(CentralizationIndex.GINI, null, 1)),
                NOW);

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(ValueStatus.UNAVAILABLE);
        assertThat(value.reason()).isEqualTo("COMPONENT_UNAVAILABLE");
        assertThat(value.asOf()).isNull();
        assertThat(value.parts()).extracting(CompositePart::score).containsExactly(0.7, null);
        assertThat(value.parts()).extracting(CompositePart::contribution).containsOnlyNulls();
        assertThat(value.parts().get(1).value().reason()).isEqualTo("EMPTY");
    }

    private static CompositeComponent component(CentralizationIndex index, int weight) {
        return new CompositeComponent(index, Resource.FEES_EARNED, Basis.RAW, weight);
    }

    /** A value of the first day of a month, covered by the less the later. */
    private static IndexValue value(CentralizationIndex index, Double number, int month) {
        return new IndexValue(
                index,
                Resource.FEES_EARNED,
                Basis.RAW,
                LocalDate.of(2026, month, 1),
                number,
                null,
                index.definition().unit(),
                null,
                null,
                1 - (month - 1) * 0.2,
                "4",
                number == null ? ValueStatus.UNAVAILABLE : ValueStatus.FINAL,
                number == null ? "EMPTY" : null,
                1,
                NOW,
                NOW,
                null,
                null,
                null);
    }

    private static Composite composite(CompositeComponent... components) {
        CompositeRow row = new CompositeRow();
        row.id = UUID.randomUUID();
        row.name = "mine";
        row.components = CompositeComponent.json(List.of(components)).encode();
        row.createdAt = NOW;
        row.updatedAt = NOW;
        return new Composite(row);
    }
}
