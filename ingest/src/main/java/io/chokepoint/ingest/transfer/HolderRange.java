package io.chokepoint.ingest.transfer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * All holders of a run in one range of addresses, ascending, each once, with their numbers as far as the lake has them; and
 * where they came from.
 */
final class HolderRange implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long NONE = -1;

    private final HolderSet holders = new HolderSet();
    /** Positions in the order of addresses. */
    private int[] ascending;

    /** By position; {@link #NONE} for those that the lake lacks. */
    private long[] known;

    private final List<Origin> origins = new ArrayList<>();

    /** The positions of one chunk's holders, in the order in which it sent them. */
    private record Origin(int partition, int ordinal, int[] positions) implements Serializable {}

    /** The numbers of one chunk's holders in this range, in the order in which it sent them. */
    record Numbers(int ordinal, int range, long[] numbers) implements Serializable {}

    static HolderRange of(Iterator<Tuple2<Integer, HolderBlock>> blocks) {
        HolderRange range = new HolderRange();
        List<HolderBlock> fromLake = new ArrayList<>();
        blocks.forEachRemaining(sent -> {
            HolderBlock block = sent._2();
            if (block.partition() == HolderBlock.KNOWN) {
                fromLake.add(block);
            } else {
                range.add(block);
            }
        });
        range.known = new long[range.holders.size()];
        Arrays.fill(range.known, NONE);
        fromLake.forEach(range::look);
        range.ascending = new int[range.holders.size()];
        Arrays.setAll(range.ascending, position -> position);
        range.sort();
        return range;
    }

    private void add(HolderBlock block) {
        int[] positions = new int[block.holders().size()];
        holders.add(block.holders().words(), positions.length, positions);
        origins.add(new Origin(block.partition(), block.ordinal(), positions));
    }

    private void look(HolderBlock block) {
        for (int i = 0; i < block.holders().size(); i++) {
            int position = holders.find(
                    block.holders().first(i),
                    block.holders().second(i),
                    block.holders().last(i));
            if (position >= 0) {
                known[position] = block.numbers()[i];
            }
        }
    }

    /** Addresses are hashes: their first bits nearly always tell them apart, and sort as plain numbers with a position. */
    private void sort() {
        int size = ascending.length;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size - 1, 1));
        long positions = (1L << bits) - 1;
        long[] keys = new long[size];
        for (int position = 0; position < size; position++) {
            keys[position] = holders.first(position) & ~positions | position;
        }
        Spread.sort(keys, size);
        for (int i = 0; i < size; i++) {
            ascending[i] = (int) (keys[i] & positions);
        }
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && (keys[to] & ~positions) == (keys[from] & ~positions)) {
                to++;
            }
            if (to > from + 1) {
                Order.sort(ascending, from, to, holders::compare);
            }
            from = to;
        }
    }

    /** How many of them the lake lacks. */
    long added() {
        return Arrays.stream(known).filter(number -> number == NONE).count();
    }

    /** Those that the lake lacks, ascending. */
    int[] addedPositions() {
        return Arrays.stream(ascending)
                .filter(position -> known[position] == NONE)
                .toArray();
    }

    HolderSet holders() {
        return holders;
    }

    /**
     * Tells each chunk the numbers of its holders.
     *
     * @param first number of the first one that the lake lacks
     * @param each is given the partition of a chunk and its numbers
     */
    void tell(long first, int range, java.util.function.BiConsumer<Integer, Numbers> each) {
        long[] numbers = known.clone();
        long next = first;
        for (int position : ascending) {
            if (numbers[position] == NONE) {
                numbers[position] = next++;
            }
        }
        for (Origin origin : origins) {
            long[] told = new long[origin.positions().length];
            for (int i = 0; i < told.length; i++) {
                told[i] = numbers[origin.positions()[i]];
            }
            each.accept(origin.partition(), new Numbers(origin.ordinal(), range, told));
        }
    }
}
