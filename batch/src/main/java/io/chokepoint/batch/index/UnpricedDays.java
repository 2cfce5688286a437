package io.chokepoint.batch.index;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.scan.Moments;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Days on which nothing that a subject is valued by has a price: their indices say so, instead of not being there. */
public final class UnpricedDays {
    private UnpricedDays() {}

    /** Writes the indices of the days of a context of which no holding has a price. */
    public static WrittenRun write(RunContext context, ClickHouseAccess access) {
        List<DistributionKey> keys = context.priced().entrySet().stream()
                .filter(day -> day.getValue() == 0)
                .map(day -> new DistributionKey(
                        day.getKey().subjectId(),
                        day.getKey().resource(),
                        Basis.RAW,
                        day.getKey().asOf()))
                .toList();
        if (keys.isEmpty()) {
            return WrittenRun.nothing();
        }
        try (RunWriters writers = new RunWriters(access)) {
            for (DistributionKey key : keys) {
                new DistributionRows(context, key)
                        .measures(
                                Moments.ofNobody(DistributionRows.cuts(0, BigInteger.ZERO, Optional.empty())),
                                Optional.empty(),
                                Optional.of(UndefinedReason.UNPRICED),
                                new DistributionDigest().hex(),
                                writers::write);
                writers.count(key);
            }
            return writers.finish();
        }
    }
}
