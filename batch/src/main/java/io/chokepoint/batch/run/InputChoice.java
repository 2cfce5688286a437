package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.chokepoint.batch.cluster.Entities;
import io.chokepoint.batch.engine.BalanceDays;
import io.chokepoint.batch.index.DatasetInputs;
import io.chokepoint.batch.lake.Lake;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Chooses what a run reads: as few days as its new rows touch, from the latest balances that they leave valid. */
final class InputChoice {
    private final String dataset;
    private final Lake lake;
    private final KeptBalances kept;
    private final Entities entities;
    private final Withdrawn withdrawn;

    InputChoice(Lake lake, String dataset, KeptBalances kept, Entities entities, Withdrawn withdrawn) {
        this.withdrawn = withdrawn;
        this.lake = lake;
        this.dataset = dataset;
        this.kept = kept;
        this.entities = entities;
    }

    /**
     * The inputs of a run.
     *
     * @param read ingest runs that a published run has read; empty to measure all days
     */
    DatasetInputs of(InputLedger ledger, Set<String> read, UUID runId) {
        Dataset<Row> transfers = lake.transfers(dataset);
        Dataset<Row> holdings = lake.holdings(dataset);
        DueDays due = due(ledger, read);
        Row lastRow = transfers.agg(max("as_of")).head();
        // The days of withdrawn transfers may be later than any that is left.
        if (lastRow.isNullAt(0) || (!due.isAll() && lastRow.getLocalDate(0).isBefore(due.from()))) {
            BalanceDays none = new BalanceDays(due.from(), LocalDate.EPOCH, null, null);
            Dataset<Row> nothing = transfers.where(lit(false));
            return new DatasetInputs(
                    nothing, nothing, due.holdings(holdings), lake.holders(), entities, none, ledger.rows());
        }
        LocalDate last = lastRow.getLocalDate(0);
        Optional<KeptBalances.Entry> opening = due.isAll() ? Optional.empty() : opening(ledger, due.from(), transfers);
        BalanceDays days = new BalanceDays(
                due.from(), last, opening.map(KeptBalances.Entry::folder).orElse(null), kept.folder(last, runId));
        return new DatasetInputs(
                opening.map(entry -> transfers.where(col("as_of").gt(lit(entry.day()))))
                        .orElse(transfers),
                transfers,
                due.holdings(holdings),
                lake.holders(),
                entities,
                days,
                ledger.rows());
    }

    /**
     * The days that a run measures.
     *
     * @param read as of {@link #of}
     */
    DueDays due(InputLedger ledger, Set<String> read) {
        return read.isEmpty()
                ? DueDays.ALL
                : DueDays.touchedBy(
                        without(ledger.ingestRuns(), read), lake.transfers(dataset), lake.holdings(dataset), withdrawn);
    }

    /** The latest kept balances before the first day due that none of the rows since changes. */
    private Optional<KeptBalances.Entry> opening(InputLedger ledger, LocalDate from, Dataset<Row> transfers) {
        return kept.entries().stream()
                .filter(entry -> entry.day().isBefore(from))
                .filter(entry -> ledger.ingestRuns().containsAll(entry.ingestRuns()))
                // Balances are those of entities: other evidence makes other ones.
                .filter(entry -> entry.ingestRuns().containsAll(ledger.evidenceRuns()))
                .filter(entry -> {
                    Set<String> since = without(ledger.ingestRuns(), entry.ingestRuns());
                    Optional<LocalDate> gone = withdrawn.by(since).firstTransfer();
                    if (gone.isPresent() && !gone.get().isAfter(entry.day())) {
                        return false;
                    }
                    Row first = transfers
                            .where(col("ingest_run_id").isin(since.toArray()))
                            .agg(min("as_of"))
                            .head();
                    return first.isNullAt(0) || first.getLocalDate(0).isAfter(entry.day());
                })
                .findFirst();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
