package io.chokepoint.ingest.event;

import io.chokepoint.ingest.collect.ethereum.BlockRange;
import io.chokepoint.ingest.read.Fields;
import io.chokepoint.ingest.value.RowRejected;
import java.io.Serializable;
import java.util.List;

/**
 * Which logs of a page are meant: those of some blocks that hold, or that a node has removed.
 *
 * @param blocks ranges of numbers
 * @param removed whether those that the node has removed, rather than those that it has not
 */
record LogFilter(List<BlockRange> blocks, boolean removed) implements Serializable {
    LogFilter {
        blocks = List.copyOf(blocks);
    }

    boolean passes(Fields log) throws RowRejected {
        long block = EventLog.block(log);
        return "true".equals(log.text("removed")) == removed && blocks.stream().anyMatch(range -> range.has(block));
    }
}
