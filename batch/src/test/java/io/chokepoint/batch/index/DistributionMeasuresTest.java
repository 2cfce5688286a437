package io.chokepoint.batch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.ValueStatus;
import io.chokepoint.warehouse.EntityAmountRow;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.IndexValueRow;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DistributionMeasuresTest {
    private static final DistributionKey KEY =
            new DistributionKey("harbor", "fees_earned", Basis.RAW, LocalDate.parse("2026-01-31"));
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    @Test
    void ranksEntitiesByAmountAndThenByName() {
        List<FactRow> rows = measure(context(Map.of()), entity("c", 1), entity("b", 5), entity("a", 5), entity("d", 0));

        assertThat(rowsOf(EntityAmountRow.class, rows))
                .extracting(row -> row.rank() + " " + row.entityId() + " " + row.amount())
                .containsExactly("1 a 5", "2 b 5", "3 c 1");
    }

    @Test
    void givesEveryIndexOnce() {
        List<FactRow> rows = measure(context(Map.of()), entity("a", 3), entity("b", 1));

        assertThat(rowsOf(IndexValueRow.class, rows)).hasSize(CentralizationIndex.values().length);
        assertThat(value(rows, CentralizationIndex.GINI).value()).isEqualTo(0.25);
        assertThat(value(rows, CentralizationIndex.TOTAL).exactValue()).isEqualTo(4);
        assertThat(value(rows, CentralizationIndex.GINI).population()).isEqualTo(2);
    }

    @Test
    void refusesADistributionWithANegativeAmountAsAWhole() {
        List<FactRow> rows = measure(context(Map.of()), entity("a", 3), entity("b", -1));

        assertThat(rowsOf(IndexValueRow.class, rows)).allSatisfy(row -> {
            assertThat(row.value()).isNull();
            assertThat(row.status()).isEqualTo(ValueStatus.UNAVAILABLE.name());
            assertThat(row.reason()).isEqualTo(UndefinedReason.NEGATIVE_AMOUNT.name());
        });
        assertThat(rowsOf(EntityAmountRow.class, rows)).isEmpty();
    }

    @Test
    void aTotalThatNoLedgerCanHoldIsAbsentWhileTheSharesAreNot() {
        List<FactRow> rows = measure(context(Map.of()), new EntityAmount("a", LARGEST), new EntityAmount("b", LARGEST));

        assertThat(value(rows, CentralizationIndex.TOTAL).reason()).isEqualTo("EXCEEDS_UINT256");
        assertThat(value(rows, CentralizationIndex.TOTAL).exactValue()).isNull();
        assertThat(value(rows, CentralizationIndex.HHI).value()).isEqualTo(5000);
    }

    @Test
    void aValueIsRestatedWhenTheDistributionDiffersFromTheVisibleOne() {
        List<FactRow> first = measure(context(Map.of()), entity("a", 3));
        String digest = value(first, CentralizationIndex.HHI).digest();

        assertThat(value(first, CentralizationIndex.HHI).status()).isEqualTo("FINAL");
        assertThat(value(measure(context(Map.of(KEY, digest)), entity("a", 3)), CentralizationIndex.HHI)
                        .status())
                .isEqualTo("FINAL");
        assertThat(value(measure(context(Map.of(KEY, digest)), entity("a", 4)), CentralizationIndex.HHI)
                        .status())
                .isEqualTo("RESTATED");
    }

    @Test
    void anUndescribedSubjectIsAFaultThatNamesIt() {
        DistributionKey unknown = new DistributionKey("nobody", "stake", Basis.RAW, KEY.asOf());

        assertThatThrownBy(() -> DistributionMeasures.measure(context(Map.of()), unknown, List.of(), row -> {}))
                .hasMessageContaining("'nobody'");
    }

    private static List<FactRow> measure(RunContext context, EntityAmount... entities) {
        List<FactRow> rows = new ArrayList<>();
        DistributionMeasures.measure(context, KEY, List.of(entities), rows::add);
        return rows;
    }

    private static EntityAmount entity(String id, long amount) {
        return new EntityAmount(id, BigInteger.valueOf(amount));
    }

    private static <T> List<T> rowsOf(Class<T> type, List<FactRow> rows) {
        return rows.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static IndexValueRow value(List<FactRow> rows, CentralizationIndex index) {
        return rowsOf(IndexValueRow.class, rows).stream()
                .filter(row -> row.indexId().equals(index.id()))
                .findFirst()
                .orElseThrow();
    }

    private static RunContext context(Map<DistributionKey, String> earlierDigests) {
        SubjectFacts facts = new SubjectFacts(
                1, KEY.subjectId(), KEY.resource(), "Harbor", "defi", "eip155:1", "dex", "USD", 6, null);
        return new RunContext(
                "demo",
                UUID.randomUUID(),
                Instant.parse("2026-02-01T00:00:00Z"),
                1,
                Instant.parse("2026-01-31T12:00:00Z"),
                List.of(facts),
                earlierDigests);
    }
}
