package io.chokepoint.batch.index;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** What one task wrote, and its parts of the distributions that no task had as a whole. */
public final class PartOfRun implements Serializable {
    private static final long serialVersionUID = 1L;

    private final WrittenRun written;
    private final HashMap<DistributionKey, RankedPart> open;

    PartOfRun(WrittenRun written, Map<DistributionKey, RankedPart> open) {
        this.written = written;
        this.open = new HashMap<>(open);
    }

    WrittenRun written() {
        return written;
    }

    Map<DistributionKey, RankedPart> open() {
        return open;
    }
}
