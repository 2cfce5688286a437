package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
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
    static DueDays touchedBy(Set<String> newRuns, FactDays facts, Withdrawn withdrawn, Set<LocalDate> repriced) {
        Withdrawn gone = withdrawn.by(newRuns);
        Set<LocalDate> held = facts.holdingDays(newRuns);
        held.addAll(gone.holdingDays());
        held.addAll(repriced);
        Optional<LocalDate> goneFrom = gone.firstTransfer();
        if (goneFrom.isEmpty() && facts.transfers().isEmpty()) {
            return new DueDays(held.stream().min(Comparator.naturalOrder()).orElse(null), held);
        }
        facts.firstTransfer(newRuns).ifPresent(first -> {
            held.add(first);
            facts.lastTransferOfOthers(newRuns).ifPresent(last -> held.add(last.plusDays(1)));
        });
        goneFrom.ifPresent(held::add);
        return new DueDays(held.stream().min(Comparator.naturalOrder()).orElse(null), null);
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
