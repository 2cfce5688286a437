package io.chokepoint.indices;

import io.chokepoint.indices.scan.Cuts;
import io.chokepoint.indices.scan.Moments;

/** An index of one distribution with its parameters filled in; several are read from the moments of one scan. */
public interface DistributionIndex {
    /** What it means. */
    IndexDefinition definition();

    /** These cuts and those that this index reads. */
    Cuts addTo(Cuts cuts);

    /**
     * The value for the distribution with these moments, or the reason why there is none.
     *
     * @throws IllegalArgumentException when the moments were gathered without what {@link #addTo} adds
     */
    IndexValue of(Moments moments);

    /** The value for a distribution, by a scan of its own. */
    default IndexValue of(Distribution distribution) {
        return of(distribution.moments(addTo(Cuts.NONE)));
    }
}
