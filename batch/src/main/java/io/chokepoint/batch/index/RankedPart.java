package io.chokepoint.batch.index;

import io.chokepoint.batch.engine.Measured;
import io.chokepoint.indices.UnattributedMass;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Optional;

/** What is known of a distribution, or of a range of it, once its entities are written. */
final class RankedPart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Measured measured;
    private final DistributionDigest digest;
    /** Null where it is not known. */
    private final BigInteger unattributed;

    RankedPart(Measured measured, DistributionDigest digest, BigInteger unattributed) {
        this.unattributed = unattributed;
        this.measured = measured;
        this.digest = digest;
    }

    RankedPart plus(RankedPart other) {
        DistributionDigest sum = new DistributionDigest();
        sum.add(digest);
        sum.add(other.digest);
        return new RankedPart(measured.plus(other.measured), sum, unattributed);
    }

    void write(RunContext context, DistributionKey key, RunWriters writers) {
        new DistributionRows(context, key)
                .measures(
                        measured.moments(),
                        Optional.ofNullable(unattributed).map(UnattributedMass::new),
                        measured.refusal(),
                        digest.hex(),
                        writers::write);
        writers.count(key);
    }
}
