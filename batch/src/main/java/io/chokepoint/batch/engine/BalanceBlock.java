package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.Arrays;

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

    /** What one table holds; see {@link Builder#add}. */
    static BalanceBlock of(BalanceTable table, GroupNumbers numbers, HolderNames names) {
        Builder builder = new Builder(numbers, names);
        builder.add(table);
        return builder.build();
    }

    /** Collects the balances of tables with the same groups. */
    static final class Builder {
        private final GroupNumbers numbers;
        private final HolderNames names;
        private int[] counts;
        private long[][] high;
        private long[][] low;
        private byte[][][] holders;
        private int[] negatives;

        /**
         * A builder of a block.
         *
         * @param numbers the tables' groups, all of them known
         * @param names of the holders; null when nobody asks who holds
         */
        Builder(GroupNumbers numbers, HolderNames names) {
            this.numbers = numbers;
            this.names = names;
            this.counts = new int[numbers.size()];
            this.high = new long[numbers.size()][0];
            this.low = new long[numbers.size()][0];
            this.holders = new byte[numbers.size()][0][];
            this.negatives = new int[numbers.size()];
        }

        void add(BalanceTable table) {
            long[] entries = table.entries();
            for (int at = 0; at < entries.length; at += BalanceTable.WORDS) {
                if (BalanceTable.isUsed(entries, at) && (entries[at + 3] | entries[at + 4]) != 0) {
                    int group = (int) (entries[at] >>> 32);
                    if (entries[at + 3] < 0) {
                        negatives[group]++;
                    } else {
                        append(group, entries[at + 3], entries[at + 4], entries[at + 1]);
                    }
                }
            }
        }

        private void append(int group, long amountHigh, long amountLow, long holder) {
            int position = counts[group]++;
            if (position == low[group].length) {
                int capacity = Math.max(8, position + (position >> 1));
                high[group] = Arrays.copyOf(high[group], capacity);
                low[group] = Arrays.copyOf(low[group], capacity);
                if (names != null) {
                    holders[group] = Arrays.copyOf(holders[group], capacity);
                }
            }
            high[group][position] = amountHigh;
            low[group][position] = amountLow;
            if (names != null) {
                holders[group][position] = names.of(holder);
            }
        }

        BalanceBlock build() {
            BalanceBlock block = new BalanceBlock(numbers.size(), names != null);
            for (int group = 0; group < numbers.size(); group++) {
                block.groups[group] = numbers.key(group).bytes();
                block.wide[group] = numbers.isWide(group);
                block.negatives[group] = negatives[group];
                block.high[group] = Arrays.copyOf(high[group], counts[group]);
                block.low[group] = Arrays.copyOf(low[group], counts[group]);
                if (names != null) {
                    block.holders[group] = Arrays.copyOf(holders[group], counts[group]);
                }
            }
            return block;
        }
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
