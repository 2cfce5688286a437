package io.chokepoint.batch.index;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.UnattributedMass;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.warehouse.FactRow;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that is published of one distribution with amounts of any size. Pure: amounts in, rows out. */
final class DistributionMeasures {
    private static final Comparator<EntityAmount> BY_RANK =
            Comparator.comparing(EntityAmount::amount).reversed().thenComparing(EntityAmount::entityId);

    private DistributionMeasures() {}

    /**
     * Gives the rows of one distribution to {@code sink}: every index, the Lorenz curve, and the entities by rank.
     *
     * <p>What the adjusted basis leaves out is not summed here, so that there is no interval on it.
     *
     * <p>A distribution with a negative amount, or with one that no ledger can hold, is refused as a whole: its indices
     * say why, and it has neither curve nor entities.
     *
     * @param entities amounts by entity, in any order; zeros are dropped
     */
    static void measure(RunContext context, DistributionKey key, List<EntityAmount> entities, Consumer<FactRow> sink) {
        List<EntityAmount> ranked = entities.stream()
                .filter(entity -> entity.amount().signum() > 0)
                .sorted(BY_RANK)
                .toList();
        Optional<UndefinedReason> refusal = refusal(entities);
        DistributionDigest digest = new DistributionDigest();
        ranked.forEach(entity -> digest.add(entity.entityId(), entity.amount()));
        DistributionRows rows = new DistributionRows(context, key);
        Distribution distribution =
                Distribution.of(ranked.stream().map(EntityAmount::amount).toList());
        Optional<UnattributedMass> unattributed =
                key.basis() == Basis.RAW ? Optional.of(new UnattributedMass(BigInteger.ZERO)) : Optional.empty();
        Cuts cuts = DistributionRows.cuts(distribution.population(), distribution.total(), unattributed);
        rows.measures(distribution.moments(cuts), unattributed, refusal, digest.hex(), sink);
        if (refusal.isEmpty()) {
            long rank = 0;
            for (EntityAmount entity : ranked) {
                sink.accept(rows.entity(++rank, entity.entityId(), entity.amount()));
            }
        }
    }

    private static Optional<UndefinedReason> refusal(List<EntityAmount> entities) {
        if (entities.stream().anyMatch(entity -> entity.amount().signum() < 0)) {
            return Optional.of(UndefinedReason.NEGATIVE_AMOUNT);
        }
        return entities.stream().anyMatch(entity -> DistributionRows.exceedsUint256(entity.amount()))
                ? Optional.of(UndefinedReason.EXCEEDS_UINT256)
                : Optional.empty();
    }
}
