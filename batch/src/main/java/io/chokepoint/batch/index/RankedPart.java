package io.chokepoint.batch.index;

import io.chokepoint.batch.engine.Measured;
import java.io.Serializable;

/** What is known of a distribution, or of a range of it, once its entities are written. */
final class RankedPart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Measured measured;
    private final DistributionDigest digest;

    RankedPart(Measured measured, DistributionDigest digest) {
        this.measured = measured;
        this.digest = digest;
    }

    RankedPart plus(RankedPart other) {
        DistributionDigest sum = new DistributionDigest();
        sum.add(digest);
        sum.add(other.digest);
        return new RankedPart(measured.plus(other.measured), sum);
    }

    void write(RunContext context, DistributionKey key, RunWriters writers) {
        new DistributionRows(context, key)
                .measures(measured.moments(), measured.refusal(), digest.hex(), writers::write);
        writers.count(key);
    }
}
