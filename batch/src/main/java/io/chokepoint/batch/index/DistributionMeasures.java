package io.chokepoint.batch.index;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.ValueStatus;
import io.chokepoint.warehouse.CurvePointRow;
import io.chokepoint.warehouse.EntityAmountRow;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.IndexValueRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that is published of one distribution. Pure: amounts in, rows out. */
final class DistributionMeasures {
    private static final BigInteger LARGEST_UINT256 =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final int LORENZ_STEPS = 100;
    private static final Comparator<EntityAmount> BY_RANK =
            Comparator.comparing(EntityAmount::amount).reversed().thenComparing(EntityAmount::entityId);

    private final RunContext context;
    private final DistributionKey key;
    private final SubjectFacts subject;
    private final List<EntityAmount> ranked;
    private final Optional<UndefinedReason> refusal;

    private DistributionMeasures(RunContext context, DistributionKey key, List<EntityAmount> ranked) {
        this.context = context;
        this.key = key;
        this.subject = context.subjectOf(key);
        this.ranked = ranked;
        this.refusal = refusal(ranked);
    }

    /**
     * Gives the rows of one distribution to {@code sink}: every index, the Lorenz curve, and the entities by rank.
     *
     * <p>A distribution with a negative amount, or with one that no ledger can hold, is refused as a whole: its indices
     * say why, and it has neither curve nor entities.
     *
     * @param entities amounts by entity, in any order; zeros are dropped
     */
    static void measure(RunContext context, DistributionKey key, List<EntityAmount> entities, Consumer<FactRow> sink) {
        List<EntityAmount> ranked = entities.stream()
                .filter(entity -> entity.amount().signum() != 0)
                .sorted(BY_RANK)
                .toList();
        new DistributionMeasures(context, key, ranked).emit(sink);
    }

    private static Optional<UndefinedReason> refusal(List<EntityAmount> ranked) {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        if (ranked.get(ranked.size() - 1).amount().signum() < 0) {
            return Optional.of(UndefinedReason.NEGATIVE_AMOUNT);
        }
        return ranked.get(0).amount().compareTo(LARGEST_UINT256) > 0
                ? Optional.of(UndefinedReason.EXCEEDS_UINT256)
                : Optional.empty();
    }

    private void emit(Consumer<FactRow> sink) {
        Distribution distribution = refusal.isPresent()
                ? Distribution.of()
                : Distribution.of(ranked.stream().map(EntityAmount::amount).toList());
        String digest = DistributionDigest.of(ranked);
        for (CentralizationIndex index : CentralizationIndex.values()) {
            IndexValue value = refusal.map(IndexValue::undefined).orElseGet(() -> storable(index.of(distribution)));
            sink.accept(indexValue(index, value, digest));
        }
        if (refusal.isEmpty()) {
            curve(distribution).forEach(sink);
            entities().forEach(sink);
        }
    }

    /** A sum of storable amounts can itself be too large. */
    private static IndexValue storable(IndexValue value) {
        return value.asInteger()
                        .filter(exact -> exact.compareTo(LARGEST_UINT256) > 0)
                        .isPresent()
                ? IndexValue.undefined(UndefinedReason.EXCEEDS_UINT256)
                : value;
    }

    private IndexValueRow indexValue(CentralizationIndex index, IndexValue value, String digest) {
        return new IndexValueRow(
                context.dataset(),
                subject.domain(),
                subject.network(),
                key.subjectId(),
                key.resource(),
                index.id(),
                key.asOf(),
                value.asDouble().isPresent() ? (Double) value.asDouble().getAsDouble() : null,
                value.asInteger().orElse(null),
                status(value, digest).name(),
                value.reason().map(Enum::name).orElse(""),
                context.coverage(),
                ranked.stream().filter(entity -> entity.amount().signum() > 0).count(),
                index.definition().methodologyVersion(),
                context.dataThrough(key.asOf()),
                digest,
                context.runId(),
                context.computedAt());
    }

    private ValueStatus status(IndexValue value, String digest) {
        if (value.reason().isPresent()) {
            return ValueStatus.UNAVAILABLE;
        }
        String earlier = context.earlierDigests().get(key);
        return earlier == null || earlier.equals(digest) ? ValueStatus.FINAL : ValueStatus.RESTATED;
    }

    private List<CurvePointRow> curve(Distribution distribution) {
        List<CurvePointRow> rows = new ArrayList<>();
        for (LorenzCurve.Point point : LorenzCurve.of(distribution, LORENZ_STEPS)) {
            rows.add(new CurvePointRow(
                    context.dataset(),
                    subject.domain(),
                    subject.network(),
                    key.subjectId(),
                    key.resource(),
                    "lorenz",
                    key.asOf(),
                    rows.size(),
                    point.populationShare(),
                    point.amountShare(),
                    context.runId()));
        }
        return rows;
    }

    private List<EntityAmountRow> entities() {
        List<EntityAmountRow> rows = new ArrayList<>(ranked.size());
        for (EntityAmount entity : ranked) {
            rows.add(new EntityAmountRow(
                    context.dataset(),
                    subject.domain(),
                    subject.network(),
                    key.subjectId(),
                    key.resource(),
                    key.asOf(),
                    rows.size() + 1L,
                    entity.entityId(),
                    entity.amount(),
                    context.runId()));
        }
        return rows;
    }
}
