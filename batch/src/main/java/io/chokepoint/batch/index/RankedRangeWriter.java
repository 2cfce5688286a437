package io.chokepoint.batch.index;

import io.chokepoint.batch.engine.Measured;
import io.chokepoint.batch.engine.RankedRange;
import io.chokepoint.indices.UnattributedMass;
import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Standing;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Writes the ranges of one task: the entities at once, the indices where the range is the whole distribution. */
final class RankedRangeWriter {
    private final RunContext context;
    private final RunWriters writers;
    private final Map<DistributionKey, RankedPart> open = new HashMap<>();

    private RankedRangeWriter(RunContext context, RunWriters writers) {
        this.context = context;
        this.writers = writers;
    }

    static PartOfRun write(Iterator<RankedRange> ranges, RunContext context, ClickHouseAccess access) {
        try (RunWriters writers = new RunWriters(access)) {
            RankedRangeWriter writer = new RankedRangeWriter(context, writers);
            while (ranges.hasNext()) {
                writer.write(ranges.next());
            }
            return new PartOfRun(writers.finish(), writer.open);
        }
    }

    private void write(RankedRange range) {
        DistributionKey key = context.distributionOf(range.key());
        RankedPart part = new RankedPart(
                new Measured(range.moments(cuts(range)), range.isRefused()),
                entities(key, range),
                range.unattributed().orElse(null));
        if (range.isWhole()) {
            part.write(context, key, writers);
        } else {
            open.merge(key, part, RankedPart::plus);
        }
    }

    private static Cuts cuts(RankedRange range) {
        Standing whole = range.standing();
        return DistributionRows.cuts(
                whole.population(), whole.total(), range.unattributed().map(UnattributedMass::new));
    }

    private DistributionDigest entities(DistributionKey key, RankedRange range) {
        DistributionDigest digest = new DistributionDigest();
        DistributionRows rows = new DistributionRows(context, key);
        for (int i = 0; i < range.count(); i++) {
            String holder = range.holder(i);
            var amount = range.amount(i);
            digest.add(holder, amount);
            if (!range.isRefused()) {
                writers.write(rows.entity(range.standing().rankAbove() + i + 1, holder, amount));
            }
        }
        return digest;
    }
}
