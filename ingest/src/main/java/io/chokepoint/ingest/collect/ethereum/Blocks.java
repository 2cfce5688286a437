package io.chokepoint.ingest.collect.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of blocks that grows, kept as ranges that do not touch. */
final class Blocks {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    void add(BlockRange range) {
        long from = range.from();
        long to = range.to();
        Map.Entry<Long, Long> near = lastByFirst.floorEntry(to + 1);
        while (near != null && near.getValue() >= from - 1) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            lastByFirst.remove(near.getKey());
            near = lastByFirst.floorEntry(to + 1);
        }
        lastByFirst.put(from, to);
    }

    /** What a range has that is not in the set, in order. */
    List<BlockRange> without(BlockRange range) {
        List<BlockRange> rest = new ArrayList<>();
        long at = range.from();
        Map.Entry<Long, Long> near = lastByFirst.floorEntry(at);
        if (near == null || near.getValue() < at) {
            near = lastByFirst.higherEntry(at);
        }
        while (near != null && near.getKey() <= range.to()) {
            if (near.getKey() > at) {
                rest.add(new BlockRange(at, near.getKey() - 1));
            }
            at = near.getValue() + 1;
            near = lastByFirst.higherEntry(near.getKey());
        }
        if (at <= range.to()) {
            rest.add(new BlockRange(at, range.to()));
        }
        return rest;
    }
}
