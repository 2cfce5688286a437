package io.chokepoint.batch.engine;

import java.io.Serializable;

/**
 * The balances of one partition of holders, by group: the parts of the distributions that lie here.
 *
 * <p>Positive balances only. Negative ones are counted: transfers before the first known one are missing, and the
 * distribution is refused.
 */
final class BalanceBlock implements Serializable {
    private static final long serialVersionUID = 1L;

    final byte[][] groups;
    final long[][] high;
    final long[][] low;
    /** By group and balance, the name of the holder in UTF-8; null when nobody asks who holds. */
    final byte[][][] holders;

    final int[] negatives;
    final boolean[] wide;

    private BalanceBlock(int size, boolean named) {
        this.groups = new byte[size][];
        this.high = new long[size][];
        this.low = new long[size][];
        this.holders = named ? new byte[size][][] : null;
        this.negatives = new int[size];
        this.wide = new boolean[size];
    }

    /**
     * What a table holds.
     *
     * @param numbers the table's groups
     * @param names of the holders; null when nobody asks who holds
     */
    static BalanceBlock of(BalanceTable table, GroupNumbers numbers, HolderNames names) {
        BalanceBlock block = new BalanceBlock(numbers.size(), names != null);
        long[] entries = table.entries();
        int[] counts = new int[numbers.size()];
        for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
            if (BalanceTable.isUsed(entries, at)) {
                int group = (int) (entries[at] >>> 32);
                if (entries[at + 3] < 0) {
                    block.negatives[group]++;
                } else if ((entries[at + 3] | entries[at + 4]) != 0) {
                    counts[group]++;
                }
            }
        }
        for (int group = 0; group < counts.length; group++) {
            block.groups[group] = numbers.key(group).bytes();
            block.wide[group] = numbers.isWide(group);
            block.high[group] = new long[counts[group]];
            block.low[group] = new long[counts[group]];
            if (names != null) {
                block.holders[group] = new byte[counts[group]][];
            }
            counts[group] = 0;
        }
        for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
            if (BalanceTable.isUsed(entries, at) && entries[at + 3] >= 0 && (entries[at + 3] | entries[at + 4]) != 0) {
                int group = (int) (entries[at] >>> 32);
                int position = counts[group]++;
                block.high[group][position] = entries[at + 3];
                block.low[group][position] = entries[at + 4];
                if (names != null) {
                    block.holders[group][position] = names.of(entries[at + 1]);
                }
            }
        }
        return block;
    }

    /** The same balances on another day. */
    BalanceBlock on(int epochDay) {
        for (int group = 0; group < groups.length; group++) {
            groups[group] = key(group).on(epochDay).bytes();
        }
        return this;
    }

    GroupKey key(int group) {
        return GroupKey.of(groups[group]);
    }

    int count(int group) {
        return low[group].length;
    }
}
