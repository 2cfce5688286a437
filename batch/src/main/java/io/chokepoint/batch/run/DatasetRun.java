package io.chokepoint.batch.run;

import io.chokepoint.batch.cluster.Entities;
import io.chokepoint.batch.cluster.Link;
import io.chokepoint.batch.engine.BalanceDays;
import io.chokepoint.batch.index.DatasetInputs;
import io.chokepoint.batch.index.DatasetMeasure;
import io.chokepoint.batch.index.DistributionKey;
import io.chokepoint.batch.index.RunContext;
import io.chokepoint.batch.index.SubjectFacts;
import io.chokepoint.batch.index.UnpricedDays;
import io.chokepoint.batch.index.WrittenRun;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.batch.price.Unpriced;
import io.chokepoint.batch.price.Valuation;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.warehouse.AlarmRow;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.Publications;
import io.chokepoint.warehouse.RunPublisher;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures one dataset of the lake and publishes the result as a new run. */
public final class DatasetRun {
    private final Lake lake;
    private final ClickHouseAccess access;
    private final DatasetMeasure measure;
    private final QuarantineLimit limit;
    /** By networks: datasets of the same ones share it, and the lake answers from the same ingest runs throughout. */
    private final Map<Set<String>, Evidence> evidenceOn = new HashMap<>();

    /** Reads from {@code lake}, measures with {@code measure}, writes as the user of {@code access}, within {@code limit}. */
    public DatasetRun(Lake lake, ClickHouseAccess access, DatasetMeasure measure, QuarantineLimit limit) {
        this.limit = limit;
        this.lake = lake;
        this.access = access;
        this.measure = measure;
    }

    /**
     * What became of a dataset.
     *
     * @param dataset the dataset
     * @param runId the run that answers for it now
     * @param published whether this run is new; false when nothing had changed since
     * @param distributions distributions measured, 0 when nothing had changed
     * @param entities rows of amounts by entity written
     * @param days days that the run answers for
     * @param setApart subjects with amounts that no fast path holds
     * @param unpriced holdings of the days that have no price, by subject
     * @param refusedLinks links that contradict labels, and were not used
     * @param touchedByErasure published runs of the dataset that had read labels or links which were erased since the last one
     */
    public record Result(
            String dataset,
            UUID runId,
            boolean published,
            long distributions,
            long entities,
            int days,
            Set<String> setApart,
            List<Unpriced> unpriced,
            List<Link> refusedLinks,
            long touchedByErasure) {}

    /**
     * Measures and publishes: the days that new ingest runs touch, or all days where nothing is published yet, an index
     * means something else since, or there is other evidence of who is behind holders.
     *
     * @param evenIfUnchanged whether to measure all days again
     * @throws NothingToMeasureException when the dataset has no accepted rows
     * @throws HeldBackException when too many of its new rows were set aside
     */
    public Result run(String dataset, boolean evenIfUnchanged) {
        List<SubjectFacts> subjects = LakeSubjects.of(lake.subjects(), dataset);
        Set<String> networks = subjects.stream().map(SubjectFacts::network).collect(Collectors.toSet());
        Evidence evidence = evidenceOn.computeIfAbsent(networks, on -> Evidence.of(lake, on));
        Withdrawn withdrawn = Withdrawn.from(lake, dataset);
        Valuation valuation = Valuation.of(lake, dataset, subjects);
        InputLedger ledger = InputLedger.of(
                lake.ledger(dataset),
                lake.ledgerOf(evidence.ingestRuns(), evidence.datasets()),
                lake.ledgerOf(valuation.ingestRuns(), valuation.datasets()),
                withdrawn.ingestRuns());
        Publications publications = new Publications(access);
        Optional<UUID> newest = publications.latestRun(dataset);
        Set<String> read = newest.map(publications::ingestRunsOf).orElse(Set.of());
        if (newest.isPresent() && !evenIfUnchanged && ledger.ingestRuns().equals(read)) {
            return new Result(dataset, newest.get(), false, 0, 0, 0, Set.of(), List.of(), evidence.refusedLinks(), 0);
        }
        limit.check(dataset, ledger.all(), read);
        boolean all = evenIfUnchanged
                || newest.isEmpty()
                || !ledger.ingestRuns().containsAll(read)
                || !read.containsAll(ledger.evidenceRuns())
                || !publications.indexVersionsOf(dataset, newest.get()).equals(indexVersions());
        RunContext context = context(dataset, ledger, subjects, earlierDigests(publications, dataset));
        long touched = publications.runsThatRead(dataset, evidence.erasedSince(read));
        return publish(context, ledger, all ? Set.of() : read, evidence, withdrawn, valuation, touched);
    }

    private static Set<String> indexVersions() {
        return Arrays.stream(CentralizationIndex.values())
                .map(index -> index.id() + ":" + index.definition().methodologyVersion())
                .collect(Collectors.toSet());
    }

    private Result publish(
            RunContext unpricedContext,
            InputLedger ledger,
            Set<String> read,
            Evidence evidence,
            Withdrawn withdrawn,
            Valuation valuation,
            long touchedByErasure) {
        String dataset = unpricedContext.dataset();
        KeptBalances kept = new KeptBalances(lake.root(), dataset, lake.hadoop());
        InputChoice choice = new InputChoice(lake, dataset, kept, withdrawn, valuation);
        DueDays due = choice.due(ledger, read);
        Dataset<Row> held = due.holdings(lake.holdings(dataset));
        RunContext context = unpricedContext.withPriced(valuation.pricedShares(held));
        WrittenRun written = UnpricedDays.write(context, access);
        Set<String> setApart = new TreeSet<>();
        Optional<KeptBalances.Entry> closing = Optional.empty();
        for (Segment segment : evidence.segments()) {
            Entities entities = Entities.of(evidence.clusterings(segment), context.networks());
            Optional<DatasetInputs> inputs = choice.of(ledger, due, segment, entities, context.runId());
            if (inputs.isPresent()) {
                DatasetMeasure.Outcome outcome = measure.measure(inputs.get(), context);
                written = written.plus(outcome.written());
                setApart.addAll(outcome.setApart());
                BalanceDays balances = inputs.get().days();
                if (balances.closing() != null) {
                    closing = Optional.of(
                            new KeptBalances.Entry(balances.closing(), balances.last(), ledger.ingestRuns()));
                }
            }
        }
        TreeSet<LocalDate> days = new TreeSet<>(written.distributions().keySet());
        if (!withdrawn.entries().isEmpty()) {
            // A day that has lost all of its records has no value any more: this run says so.
            context.earlierDigests().keySet().stream()
                    .map(DistributionKey::asOf)
                    .filter(due::has)
                    .forEach(days::add);
        }
        if (days.isEmpty()) {
            throw new NothingToMeasureException(dataset);
        }
        List<Unpriced> unpriced = valuation.unpriced(held);
        List<AlarmRow> alarms = Alarms.of(lake, ledger, unpriced, context);
        written = written.plus(RunDescription.write(context, ledger, alarms, written, access));
        new RunPublisher(access).publish(dataset, context.runId(), days, written.tallies());
        closing.ifPresent(kept::keep);
        return new Result(
                dataset,
                context.runId(),
                true,
                written.distributions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                RunDescription.entities(written),
                days.size(),
                setApart,
                unpriced,
                evidence.refusedLinks(),
                touchedByErasure);
    }

    private RunContext context(
            String dataset, InputLedger ledger, List<SubjectFacts> subjects, Map<DistributionKey, String> earlier) {
        return new RunContext(
                dataset,
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                ledger.coverage(),
                DataThrough.of(lake.holdings(dataset), lake.transfers(dataset)),
                subjects,
                earlier);
    }

    private static Map<DistributionKey, String> earlierDigests(Publications publications, String dataset) {
        Map<DistributionKey, String> digests = new HashMap<>();
        publications.visibleDigests(
                dataset,
                (subject, resource, basis, asOf, digest) ->
                        digests.put(new DistributionKey(subject, resource, basis, asOf), digest));
        return digests;
    }
}
