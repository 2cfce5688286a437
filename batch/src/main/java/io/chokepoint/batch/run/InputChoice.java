package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.chokepoint.batch.cluster.Entities;
import io.chokepoint.batch.engine.BalanceDays;
import io.chokepoint.batch.index.DatasetInputs;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.batch.price.Valuation;
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
    private final Withdrawn withdrawn;
    private final Valuation valuation;
    private final FactDays facts;

    InputChoice(
            Lake lake, String dataset, KeptBalances kept, Withdrawn withdrawn, Valuation valuation, FactDays facts) {
        this.facts = facts;
        this.valuation = valuation;
        this.withdrawn = withdrawn;
        this.lake = lake;
        this.dataset = dataset;
        this.kept = kept;
    }

    /**
     * The inputs of a run on the days of a segment; empty if nothing is due there.
     *
     * @param due the days that the run measures
     * @param entities who is behind holders on the days of the segment
     */
    Optional<DatasetInputs> of(InputLedger ledger, DueDays due, Segment segment, Entities entities, UUID runId) {
        Dataset<Row> transfers = lake.transfers(dataset);
        Dataset<Row> holdings = valuation.of(segment.of(due.holdings(lake.holdings(dataset))));
        LocalDate first = segment.firstFrom(due.from());
        LocalDate lastOfAll = facts.lastTransferOfOthers(Set.of()).orElse(null);
        LocalDate last = lastOfAll == null ? null : segment.lastUpTo(lastOfAll);
        if (due.from() != null && segment.isBefore(due.from())) {
            return Optional.empty();
        }
        // The days of withdrawn transfers, and those of a segment, may be later than any that is left.
        if (last == null || segment.isAfter(lastOfAll) || (first != null && last.isBefore(first))) {
            Dataset<Row> nothing = transfers.where(lit(false));
            BalanceDays none = new BalanceDays(first, LocalDate.EPOCH, null, null);
            return holdings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DatasetInputs(
                            nothing, nothing, holdings, lake.holders(), entities, none, ledger.rows()));
        }
        Dataset<Row> history = transfers.where(col("as_of").leq(lit(last)));
        Optional<KeptBalances.Entry> opening =
                first == null || due.isAll() ? Optional.empty() : opening(ledger, first, segment);
        BalanceDays days = new BalanceDays(
                first,
                last,
                opening.map(KeptBalances.Entry::folder).orElse(null),
                last.equals(lastOfAll) ? kept.folder(last, runId) : null);
        return Optional.of(new DatasetInputs(
                opening.map(entry -> history.where(col("as_of").gt(lit(entry.day()))))
                        .orElse(history),
                history,
                holdings,
                lake.holders(),
                entities,
                days,
                ledger.rows()));
    }

    /**
     * The days that a run measures.
     *
     * @param newRuns ingest runs that no published run has read
     */
    DueDays due(Set<String> newRuns) {
        return DueDays.touchedBy(newRuns, facts, withdrawn, valuation.days(newRuns));
    }

    /** The latest kept balances before the first day due that none of the rows since changes. */
    private Optional<KeptBalances.Entry> opening(InputLedger ledger, LocalDate from, Segment segment) {
        return kept.entries().stream()
                .filter(entry -> entry.day().isBefore(from))
                // On the days of another segment holders may be of other entities.
                .filter(entry -> !segment.isAfter(entry.day()))
                .filter(entry -> ledger.ingestRuns().containsAll(entry.ingestRuns()))
                // Balances are those of entities: other evidence makes other ones.
                .filter(entry -> entry.ingestRuns().containsAll(ledger.evidenceRuns()))
                .filter(entry -> {
                    Set<String> since = without(ledger.ingestRuns(), entry.ingestRuns());
                    Optional<LocalDate> gone = withdrawn.by(since).firstTransfer();
                    if (gone.isPresent() && !gone.get().isAfter(entry.day())) {
                        return false;
                    }
                    return facts.firstTransfer(since)
                            .filter(day -> !day.isAfter(entry.day()))
                            .isEmpty();
                })
                .findFirst();
    }

    static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
