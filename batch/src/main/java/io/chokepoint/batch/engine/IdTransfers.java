package io.chokepoint.batch.engine;

import io.chokepoint.batch.parquet.ColumnBatch;
import io.chokepoint.batch.parquet.ColumnSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Transfers whose series and holders are numbers, the layout of the lake. Holder 0 is nobody: it mints and burns.
 *
 * <p>An amount that does not fit the fast path has no halves; its series is set apart.
 */
public final class IdTransfers implements TransferColumns {
    private static final long serialVersionUID = 1L;

    @Override
    public List<ColumnSpec> columns() {
        return List.of(
                ColumnSpec.number("series_id"),
                ColumnSpec.number("sender_id"),
                ColumnSpec.number("recipient_id"),
                ColumnSpec.numberOrNull("amount_high"),
                ColumnSpec.numberOrNull("amount_low"));
    }

    @Override
    public boolean addresses() {
        return false;
    }

    @Override
    public BatchReader reader(GroupNumbers groups, LegCombiner legs) {
        return new Reader(groups, legs);
    }

    private static final class Reader implements BatchReader {
        private final SeriesNumbers series;
        private final GroupNumbers groups;
        private final LegCombiner legs;

        Reader(GroupNumbers groups, LegCombiner legs) {
            this.series = new SeriesNumbers(groups, GroupKey::of);
            this.groups = groups;
            this.legs = legs;
        }

        @Override
        public void read(ColumnBatch batch) {
            int rows = batch.rows();
            long[] seriesIds = batch.numbers(0);
            long[] senders = batch.numbers(1);
            long[] recipients = batch.numbers(2);
            long[] high = batch.numbers(3);
            boolean[] wide = batch.nulls(3);
            long[] low = batch.numbers(4);
            for (int row = 0; row < rows; row++) {
                int group = series.group(Math.toIntExact(seriesIds[row]), 0);
                if (wide != null && wide[row]) {
                    groups.markWide(group);
                    continue;
                }
                if (recipients[row] != 0) {
                    legs.addNumber(group, recipients[row], high[row], low[row]);
                }
                if (senders[row] != 0) {
                    legs.addNumber(group, senders[row], Int128.negatedHigh(high[row], low[row]), -low[row]);
                }
            }
        }
    }

    /** The key of a series on a day. */
    @FunctionalInterface
    interface KeyOfSeries {
        GroupKey of(int series, int epochDay);
    }

    /** Numbers of groups by series, without a lookup by object for series of small number. */
    static final class SeriesNumbers {
        private static final int DENSE = 1 << 20;
        private final GroupNumbers groups;
        private final KeyOfSeries keys;
        private int[] bySeries = new int[0];
        private int day = Integer.MIN_VALUE;

        SeriesNumbers(GroupNumbers groups, KeyOfSeries keys) {
            this.groups = groups;
            this.keys = keys;
        }

        int group(int series, int epochDay) {
            if (epochDay != day) {
                day = epochDay;
                Arrays.fill(bySeries, -1);
            }
            if (series < 0 || series >= DENSE) {
                return groups.of(keys.of(series, epochDay));
            }
            if (series >= bySeries.length) {
                int known = bySeries.length;
                bySeries = Arrays.copyOf(bySeries, Math.min(DENSE, Math.max(series + 1, 2 * known)));
                Arrays.fill(bySeries, known, bySeries.length, -1);
            }
            if (bySeries[series] < 0) {
                bySeries[series] = groups.of(keys.of(series, epochDay));
            }
            return bySeries[series];
        }
    }
}
