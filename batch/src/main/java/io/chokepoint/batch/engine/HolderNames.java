package io.chokepoint.batch.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Names of the holders of one partition by their numbers: only of those that the partition's balances ask for. */
final class HolderNames {
    private static final int WORDS = BalanceTable.WORDS;
    private static final long EMPTY = -1;
    /** What nobody's number, 0, is called where a source says that it holds. The dictionary does not have it. */
    private static final byte[] NOBODY = ("0x" + "0".repeat(40)).getBytes(StandardCharsets.US_ASCII);

    private final long[] numbers;
    private final byte[][] names;
    private final int mask;

    private HolderNames(int capacity) {
        this.numbers = new long[capacity];
        this.names = new byte[capacity][];
        this.mask = capacity - 1;
        Arrays.fill(numbers, EMPTY);
    }

    /**
     * The names of the holders in some tables.
     *
     * @param chunks the dictionary's part for the partition
     */
    static HolderNames of(List<BalanceTable> tables, Iterator<NameChunk> chunks) {
        int holders = tables.stream().mapToInt(BalanceTable::size).sum();
        HolderNames names = new HolderNames(Integer.highestOneBit(Math.max(8, holders)) << 2);
        tables.forEach(names::ask);
        names.name(0, NOBODY);
        while (chunks.hasNext()) {
            NameChunk chunk = chunks.next();
            for (int i = 0; i < chunk.size(); i++) {
                if (names.isAsked(chunk.number(i))) {
                    names.name(chunk.number(i), chunk.name(i));
                }
            }
        }
        return names;
    }

    private void ask(BalanceTable table) {
        long[] entries = table.entries();
        for (int at = 0; at < entries.length; at += WORDS) {
            if (BalanceTable.isUsed(entries, at)) {
                numbers[slot(entries[at + 1])] = entries[at + 1];
            }
        }
    }

    private boolean isAsked(long number) {
        return numbers[slot(number)] != EMPTY;
    }

    private void name(long number, byte[] name) {
        if (isAsked(number)) {
            names[slot(number)] = name;
        }
    }

    /**
     * The name of a holder in UTF-8.
     *
     * @throws IllegalStateException when the dictionary does not have it
     */
    byte[] of(long number) {
        byte[] name = names[slot(number)];
        if (name == null) {
            throw new IllegalStateException("The lake's table of holders has no name for number " + number);
        }
        return name;
    }

    /** Where a number is or would be. */
    private int slot(long number) {
        int slot = (int) HolderHash.ofPair(HolderHash.ofHolder(0, number, 0), 0) & mask;
        while (numbers[slot] != EMPTY && numbers[slot] != number) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
