package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

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
     * The days that new ingest runs touch. A transfer touches its own day and all after it, for balances are carried on;
     * a holding touches its day. One that is withdrawn touches them just as one that is brought.
     *
     * @param newRuns ingest runs that no published run has read
     */
    static DueDays touchedBy(Set<String> newRuns, Dataset<Row> transfers, Dataset<Row> holdings, Withdrawn withdrawn) {
        Withdrawn gone = withdrawn.by(newRuns);
        Column isNew = col("ingest_run_id").isin(newRuns.toArray());
        Set<LocalDate> held = new HashSet<>(holdings.where(isNew)
                .select("as_of")
                .distinct()
                .as(Encoders.LOCALDATE())
                .collectAsList());
        held.addAll(gone.holdingDays());
        LocalDate from = gone.firstTransfer().orElse(null);
        if (from == null && transfers.isEmpty()) {
            return new DueDays(held.stream().min(LocalDate::compareTo).orElse(null), held);
        }
        Row first = transfers.where(isNew).agg(min("as_of")).head();
        if (!first.isNullAt(0)) {
            held.add(first.getLocalDate(0));
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
