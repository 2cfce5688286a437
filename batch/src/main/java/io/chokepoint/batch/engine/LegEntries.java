package io.chokepoint.batch.engine;

/**
 * How legs and balances lie in words: a head with the group and the holder, and then the signed amount.
 *
 * <pre>
 *   holder is a number    head: has upper half (1) · group in a word of its own (1) · group (22) · holder, signed (40)
 *                         [group]
 *   holder is an address  head: has upper half (1) · 0 (1) · group (30) · upper 4 bytes of the address (32)
 *                         the address's other 16 bytes, in two words
 *   amount                lower half, [upper half where it is more than a sign]
 * </pre>
 *
 * Most groups fit the head and most amounts have no upper half, so that most entries of numbers take two words.
 */
final class LegEntries {
    /** The most words that an entry takes. */
    static final int LONGEST = 5;

    private static final long HAS_HIGH = 1L << 63;
    private static final long HAS_GROUP = 1L << 62;
    private static final int HOLDER_BITS = 40;
    private static final long HOLDER_MASK = (1L << HOLDER_BITS) - 1;
    private static final int GROUP_MASK = (1 << 22) - 1;
    private static final int GROUP_MASK_WITH_ADDRESS = (1 << 30) - 1;
    /** Stands in place of a head where entries end before the last word: a group in a word of its own leaves its bits 0. */
    private static final long END = -1;

    private LegEntries() {}

    /** Writes an entry; returns where the next one begins. */
    static int write(long[] words, int at, boolean addresses, long word0, long word1, long word2, long high, long low) {
        if (!addresses) {
            return writeNumber(words, at, (int) (word0 >>> 32), word1, high, low);
        }
        words[at] = word0 | (high == low >> 63 ? 0 : HAS_HIGH);
        words[at + 1] = word1;
        words[at + 2] = word2;
        return writeAmount(words, at + 3, high, low);
    }

    /** Writes an entry of a holder that is a number; returns where the next one begins. */
    static int writeNumber(long[] words, int at, int group, long holder, long high, long low) {
        int next = at;
        boolean hasHigh = high != low >> 63;
        long head = holder & HOLDER_MASK | (hasHigh ? HAS_HIGH : 0);
        if (group <= GROUP_MASK) {
            words[next++] = head | (long) group << HOLDER_BITS;
        } else {
            words[next++] = head | HAS_GROUP;
            words[next++] = group;
        }
        words[next++] = low;
        if (hasHigh) {
            words[next++] = high;
        }
        return next;
    }

    private static int writeAmount(long[] words, int at, long high, long low) {
        words[at] = low;
        if (high == low >> 63) {
            return at + 1;
        }
        words[at + 1] = high;
        return at + 2;
    }

    /** Says that there are no further entries; full words say so by themselves. */
    static void end(long[] words, int at) {
        if (at < words.length) {
            words[at] = END;
        }
    }

    /**
     * Adds all entries to a table.
     *
     * @param length of the words; the entries may end before
     * @param numbers by number of a group in the entries, its number in the table
     */
    static void addTo(BalanceTable table, long[] words, int length, boolean addresses, int[] numbers) {
        if (addresses) {
            addAddresses(table, words, length, numbers);
        } else {
            addNumbers(table, words, length, numbers);
        }
    }

    private static void addNumbers(BalanceTable table, long[] words, int length, int[] numbers) {
        int at = 0;
        while (at < length && words[at] != END) {
            long head = words[at++];
            long holder = head << Long.SIZE - HOLDER_BITS >> Long.SIZE - HOLDER_BITS;
            int group = (head & HAS_GROUP) == 0 ? (int) (head >>> HOLDER_BITS) & GROUP_MASK : (int) words[at++];
            long low = words[at++];
            long high = head < 0 ? words[at++] : low >> 63;
            table.add((long) numbers[group] << 32, holder, 0, high, low);
        }
    }

    private static void addAddresses(BalanceTable table, long[] words, int length, int[] numbers) {
        int at = 0;
        while (at < length && words[at] != END) {
            long head = words[at];
            long low = words[at + 3];
            long high = head < 0 ? words[at + 4] : low >> 63;
            int group = (int) (head >>> 32) & GROUP_MASK_WITH_ADDRESS;
            table.add((long) numbers[group] << 32 | head & 0xffffffffL, words[at + 1], words[at + 2], high, low);
            at += head < 0 ? 5 : 4;
        }
    }
}
