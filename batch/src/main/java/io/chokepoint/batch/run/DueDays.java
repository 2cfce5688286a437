package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The days that a run must measure.
 *
 * @param from the first day; null for all days
 * @param holdingDays when not null, only these days of holdings, since no transfer carries one day into the next
 */
record DueDays(LocalDate from, Set<LocalDate> holdingDays) {
    /** All days. */
    static final DueDays ALL = new DueDays(null, null);

    /**
     * The days that new ingest runs touch. A transfer touches its own day and all after it, for balances are carried on, and
     * those between the last transfer before it and its own, to which they are not carried on without it;
     * a holding touches its day. One that is withdrawn touches them just as one that is brought.
     *
     * @param newRuns ingest runs that no published run has read
     * @param repriced days of holdings that they brought prices for
     */
    static DueDays touchedBy(
            Set<String> newRuns,
            Dataset<Row> transfers,
            Dataset<Row> holdings,
            Withdrawn withdrawn,
            Set<LocalDate> repriced) {
        Withdrawn gone = withdrawn.by(newRuns);
        Column isNew = col("ingest_run_id").isin(newRuns.toArray());
        Set<LocalDate> held = new HashSet<>(holdings.where(isNew)
                .select("as_of")
                .distinct()
                .as(Encoders.LOCALDATE())
                .collectAsList());
        held.addAll(gone.holdingDays());
        held.addAll(repriced);
        LocalDate from = gone.firstTransfer().orElse(null);
        if (from == null && transfers.isEmpty()) {
            return new DueDays(held.stream().min(LocalDate::compareTo).orElse(null), held);
        }
        Row days = transfers
                .agg(min(when(isNew, col("as_of"))), max(when(not(isNew), col("as_of"))))
                .head();
        if (!days.isNullAt(0)) {
            held.add(days.getLocalDate(0));
            if (!days.isNullAt(1)) {
                held.add(days.getLocalDate(1).plusDays(1));
            }
        }
        for (LocalDate day : held) {
            from = from == null || day.isBefore(from) ? day : from;
        }
        return new DueDays(from, null);
    }

    /** Whether a day is due. */
    boolean has(LocalDate day) {
        return isAll() || (holdingDays == null ? !day.isBefore(from) : holdingDays.contains(day));
    }

    boolean isAll() {
        return from == null;
    }

    /** Holdings of these days. */
    Dataset<Row> holdings(Dataset<Row> holdings) {
        if (holdingDays != null) {
            return holdings.where(col("as_of").isin(holdingDays.toArray()));
        }
        return isAll() ? holdings : holdings.where(col("as_of").geq(lit(from)));
    }
}
