package io.chokepoint.measure.hold;

/**
 * Numbers keys in the order in which they first appear. Open addressing over one array: a slot holds a fingerprint beside
 * the number, so that a key that is not there costs one look into memory.
 */
abstract class KeyTable {
    private static final int SMALLEST_BITS = 10;
    private static final long EMPTY = 0;

    private int bits = SMALLEST_BITS;
    // Upper half: fingerprint; lower half: number + 1. Ordered by fingerprint, so that growing is one pass.
    private long[] slots = new long[1 << SMALLEST_BITS];
    private int count;

    /** Number of keys. */
    final int count() {
        return count;
    }

    /** Whether the key that is looked up is the one with this number. */
    abstract boolean isPending(int number);

    /** Keeps the key that is looked up under the next number. */
    abstract void keepPending(int number);

    /** Loads what {@link #numberOf} will look at, so that many such loads wait for memory together. */
    final long touch(int fingerprint) {
        return slots[slotOf(fingerprint)];
    }

    /** The number of the pending key, or −1. */
    final int find(int fingerprint) {
        int mask = slots.length - 1;
        for (int slot = slotOf(fingerprint); ; slot = slot + 1 & mask) {
            long content = slots[slot];
            if (content == EMPTY) {
                return -1;
            }
            if ((int) (content >>> 32) == fingerprint && isPending((int) content - 1)) {
                return (int) content - 1;
            }
        }
    }

    /** The number of the pending key, which is kept when it is new. */
    final int numberOf(int fingerprint) {
        int mask = slots.length - 1;
        int slot = slotOf(fingerprint);
        while (true) {
            long content = slots[slot];
            if (content == EMPTY) {
                break;
            }
            if ((int) (content >>> 32) == fingerprint && isPending((int) content - 1)) {
                return (int) content - 1;
            }
            slot = slot + 1 & mask;
        }
        keepPending(count);
        slots[slot] = (long) fingerprint << 32 | ++count;
        if (count > slots.length - (slots.length >> 2)) {
            grow();
        }
        return count - 1;
    }

    private int slotOf(int fingerprint) {
        return fingerprint >>> 32 - bits;
    }

    private void grow() {
        long[] old = slots;
        if (bits == 30) {
            throw new IllegalStateException("More than %d holders".formatted(count));
        }
        bits++;
        slots = new long[1 << bits];
        int mask = slots.length - 1;
        for (long content : old) {
            if (content != EMPTY) {
                int slot = slotOf((int) (content >>> 32));
                while (slots[slot] != EMPTY) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = content;
            }
        }
    }

    /** Drops everything. */
    void clear() {
        slots = new long[0];
    }
}
