package io.chokepoint.batch.engine;

/** Signed 128-bit sums by key of three words, in one array of primitives; open addressing, at most 60 % full. */
final class BalanceTable {
    static final int WORDS = 5;
    private static final long EMPTY = -1;
    private static final int FIRST_CAPACITY = 1 << 10;

    private final GroupNumbers groups;
    private long[] entries;
    private int mask;
    private int size;

    /** @param groups told when a sum of one of them leaves the fast path */
    BalanceTable(GroupNumbers groups) {
        this.groups = groups;
        allocate(FIRST_CAPACITY);
    }

    /** Makes room for as many keys, so that adding them moves nothing. */
    void reserve(long keys) {
        long capacity = entries.length / WORDS;
        while (capacity * 6 < (size + keys) * 10) {
            capacity <<= 1;
        }
        if (capacity * WORDS > entries.length) {
            resize(Math.toIntExact(capacity));
        }
    }

    /** Adds a signed amount within [−2^126, 2^126) to the sum of a key. */
    void add(long word0, long word1, long word2, long high, long low) {
        long[] table = entries;
        // As slot() says: written out, for it is the most frequent of all calls.
        int slot = (int) HolderHash.ofPair(HolderHash.ofHolder(word0, word1, word2), word0) & mask;
        while (true) {
            int at = slot * WORDS;
            if (table[at] == EMPTY) {
                table[at] = word0;
                table[at + 1] = word1;
                table[at + 2] = word2;
                table[at + 3] = high;
                table[at + 4] = low;
                if (++size * 10L > (mask + 1) * 6L) {
                    resize((mask + 1) << 1);
                }
                return;
            }
            if (table[at + 1] == word1 && table[at] == word0 && table[at + 2] == word2) {
                long sumLow = table[at + 4] + low;
                long sumHigh = table[at + 3] + high + Int128.carry(sumLow, low);
                table[at + 3] = sumHigh;
                table[at + 4] = sumLow;
                if (Int128.isWide(sumHigh)) {
                    groups.markWide((int) (word0 >>> 32));
                    table[at + 3] = 0;
                }
                return;
            }
            slot = slot + 1 & mask;
        }
    }

    private int slot(long word0, long word1, long word2) {
        return (int) HolderHash.ofPair(HolderHash.ofHolder(word0, word1, word2), word0) & mask;
    }

    /** Forgets all keys, and keeps the room. */
    void clear() {
        size = 0;
        for (int at = 0; at < entries.length; at += WORDS) {
            entries[at] = EMPTY;
        }
    }

    /** The slots as they lie, {@link #WORDS} words each; those without a key are told by {@link #isUsed}. */
    long[] entries() {
        return entries;
    }

    static boolean isUsed(long[] entries, int at) {
        return entries[at] != EMPTY;
    }

    int size() {
        return size;
    }

    private void allocate(int capacity) {
        entries = new long[Math.multiplyExact(capacity, WORDS)];
        mask = capacity - 1;
        for (int at = 0; at < entries.length; at += WORDS) {
            entries[at] = EMPTY;
        }
    }

    private void resize(int capacity) {
        long[] old = entries;
        allocate(capacity);
        for (int at = 0; at < old.length; at += WORDS) {
            if (old[at] != EMPTY) {
                int slot = slot(old[at], old[at + 1], old[at + 2]);
                while (entries[slot * WORDS] != EMPTY) {
                    slot = slot + 1 & mask;
                }
                System.arraycopy(old, at, entries, slot * WORDS, WORDS);
            }
        }
    }
}
