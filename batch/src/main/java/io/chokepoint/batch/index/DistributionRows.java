package io.chokepoint.batch.index;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.LorenzCurve;
import io.chokepoint.indices.UnattributedMass;
import io.chokepoint.indices.UnattributedMass.Interval;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.ValueStatus;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.warehouse.CurvePointRow;
import io.chokepoint.warehouse.EntityAmountRow;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.IndexValueRow;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows that are published of one distribution. */
final class DistributionRows {
    private static final BigInteger LARGEST_UINT256 =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    private final RunContext context;
    private final DistributionKey key;
    private final SubjectFacts subject;

    DistributionRows(RunContext context, DistributionKey key) {
        this.context = context;
        this.key = key;
        this.subject = context.subjectOf(key.subjectId(), key.resource());
    }

    /** What a scan must look at for these rows. */
    static Cuts cuts(long population, BigInteger total, Optional<UnattributedMass> unattributed) {
        Cuts cuts = Cuts.PUBLISHED.andLorenz(population, Cuts.LORENZ_STEPS);
        return unattributed
                .map(mass -> mass.addTo(cuts, total, Cuts.PUBLISHED.thresholds()))
                .orElse(cuts);
    }

    /** Whether an amount is more than any ledger can hold. */
    static boolean exceedsUint256(BigInteger amount) {
        return amount.compareTo(LARGEST_UINT256) > 0;
    }

    /**
     * Gives every index and the Lorenz curve.
     *
     * @param moments of the positive amounts, with the {@link #cuts} of their number
     * @param unattributed what the distribution leaves out and others own; empty where that is not known
     * @param refusal why the distribution has neither indices nor curve; empty when it has
     */
    void measures(
            Moments moments,
            Optional<UnattributedMass> unattributed,
            Optional<UndefinedReason> refusal,
            String digest,
            Consumer<FactRow> sink) {
        for (CentralizationIndex index : CentralizationIndex.values()) {
            IndexValue value = refusal.map(IndexValue::undefined).orElseGet(() -> storable(index.of(moments)));
            Optional<Interval> interval = value.reason().isPresent()
                    ? Optional.empty()
                    : unattributed.flatMap(mass -> interval(index, value, mass, moments));
            sink.accept(indexValue(index, value, interval, moments.population(), digest));
        }
        if (refusal.isEmpty()) {
            int ordinal = 0;
            for (LorenzCurve.Point point : LorenzCurve.of(moments, Cuts.LORENZ_STEPS)) {
                sink.accept(curvePoint(ordinal++, point));
            }
        }
    }

    /** A sum of storable amounts can itself be too large. */
    private static IndexValue storable(IndexValue value) {
        return value.asInteger().filter(DistributionRows::exceedsUint256).isPresent()
                ? IndexValue.undefined(UndefinedReason.EXCEEDS_UINT256)
                : value;
    }

    /** Of a complete census both ends are the value; what of its input is missing could be of any size. */
    private Optional<Interval> interval(
            CentralizationIndex index, IndexValue value, UnattributedMass mass, Moments moments) {
        if (context.coverageOf(key) < 1) {
            return Optional.empty();
        }
        double number = value.asDouble().orElseThrow();
        return mass.amount().signum() == 0 ? Optional.of(new Interval(number, number)) : mass.of(index, moments);
    }

    private IndexValueRow indexValue(
            CentralizationIndex index, IndexValue value, Optional<Interval> interval, long population, String digest) {
        return new IndexValueRow(
                context.dataset(),
                subject.domain(),
                subject.network(),
                key.subjectId(),
                key.resource(),
                key.basis().id(),
                index.id(),
                key.asOf(),
                value.asDouble().isPresent() ? (Double) value.asDouble().getAsDouble() : null,
                value.asInteger().orElse(null),
                interval.map(Interval::least).orElse(null),
                interval.map(Interval::greatest).orElse(null),
                status(value, digest).name(),
                value.reason().map(Enum::name).orElse(""),
                context.coverageOf(key),
                population,
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
        if (earlier != null && !earlier.equals(digest)) {
            return ValueStatus.RESTATED;
        }
        return context.lacksPrices(key) ? ValueStatus.PROVISIONAL : ValueStatus.FINAL;
    }

    private CurvePointRow curvePoint(int ordinal, LorenzCurve.Point point) {
        return new CurvePointRow(
                context.dataset(),
                subject.domain(),
                subject.network(),
                key.subjectId(),
                key.resource(),
                key.basis().id(),
                "lorenz",
                key.asOf(),
                ordinal,
                point.populationShare(),
                point.amountShare(),
                context.runId());
    }

    /** What the entity at a rank holds; rank 1 is the largest. */
    EntityAmountRow entity(long rank, String entity, BigInteger amount) {
        return new EntityAmountRow(
                context.dataset(),
                subject.domain(),
                subject.network(),
                key.subjectId(),
                key.resource(),
                key.basis().id(),
                key.asOf(),
                rank,
                entity,
                amount,
                context.runId());
    }
}
