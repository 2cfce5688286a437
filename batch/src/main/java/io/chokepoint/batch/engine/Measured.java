package io.chokepoint.batch.engine;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexValue;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.indices.scan.Moments;
import java.io.Serializable;
import java.util.Optional;

/** What is known of a distribution, or of a part of its ranking, after the scan. Parts add up. */
public final class Measured implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Moments moments;
    private final boolean refused;

    /** The moments of the positive amounts, and whether a negative one refuses the distribution. */
    public Measured(Moments moments, boolean refused) {
        this.moments = moments;
        this.refused = refused;
    }

    /** Both parts together. */
    public Measured plus(Measured other) {
        return new Measured(moments.plus(other.moments), refused || other.refused);
    }

    /** The moments of the positive amounts. */
    public Moments moments() {
        return moments;
    }

    /** Why the distribution has no indices; empty when it has. */
    public Optional<UndefinedReason> refusal() {
        return refused ? Optional.of(UndefinedReason.NEGATIVE_AMOUNT) : Optional.empty();
    }

    /** The value of an index, or why there is none. */
    public IndexValue value(CentralizationIndex index) {
        return refusal().map(IndexValue::undefined).orElseGet(() -> index.of(moments));
    }
}
