package io.chokepoint.batch.engine;

import io.chokepoint.indices.Basis;
import java.util.Arrays;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Transfers whose series and holders are numbers, the layout of the lake. Holder 0 is nobody: it mints and burns.
 *
 * <p>An amount that does not fit the fast path has no halves; its series is set apart.
 */
public final class IdTransfers implements TransferColumns {
    private static final long serialVersionUID = 1L;

    @Override
    public StructType schema() {
        return StructType.fromDDL(
                "series_id INT, sender_id LONG, recipient_id LONG, amount_high LONG, amount_low LONG");
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
            this.series = new SeriesNumbers(groups, Basis.RAW);
            this.groups = groups;
            this.legs = legs;
        }

        @Override
        public void read(ColumnarBatch batch) {
            int rows = batch.numRows();
            // Whole columns at once: decoding a value by a call for each costs more than adding it.
            int[] seriesIds = batch.column(0).getInts(0, rows);
            long[] senders = batch.column(1).getLongs(0, rows);
            long[] recipients = batch.column(2).getLongs(0, rows);
            ColumnVector highs = batch.column(3);
            boolean nullable = highs.hasNull();
            long[] high = highs.getLongs(0, rows);
            long[] low = batch.column(4).getLongs(0, rows);
            for (int row = 0; row < rows; row++) {
                int group = series.group(seriesIds[row], 0);
                if (nullable && highs.isNullAt(row)) {
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

    /** Numbers of groups by series, without a lookup by object for series of small number. */
    static final class SeriesNumbers {
        private static final int DENSE = 1 << 20;
        private final GroupNumbers groups;
        private final Basis basis;
        private int[] bySeries = new int[0];
        private int day = Integer.MIN_VALUE;

        SeriesNumbers(GroupNumbers groups, Basis basis) {
            this.groups = groups;
            this.basis = basis;
        }

        int group(int series, int epochDay) {
            if (epochDay != day) {
                day = epochDay;
                Arrays.fill(bySeries, -1);
            }
            if (series < 0 || series >= DENSE) {
                return groups.of(GroupKey.of(series, basis, epochDay));
            }
            if (series >= bySeries.length) {
                int known = bySeries.length;
                bySeries = Arrays.copyOf(bySeries, Math.min(DENSE, Math.max(series + 1, 2 * known)));
                Arrays.fill(bySeries, known, bySeries.length, -1);
            }
            if (bySeries[series] < 0) {
                bySeries[series] = groups.of(GroupKey.of(series, basis, epochDay));
            }
            return bySeries[series];
        }
    }
}
