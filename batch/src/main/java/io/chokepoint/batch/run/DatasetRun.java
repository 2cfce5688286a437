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
import io.chokepoint.indices.PublicationCause;
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
import java.util.SortedSet;
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
    private final Set<PublicationCause> said;
    /** By networks: datasets of the same ones share it, and the lake answers from the same ingest runs throughout. */
    private final Map<Set<String>, Evidence> evidenceOn = new HashMap<>();

    /** As below, where the operator says no cause. */
    public DatasetRun(Lake lake, ClickHouseAccess access, DatasetMeasure measure, QuarantineLimit limit) {
        this(lake, access, measure, limit, Set.of());
    }

    /**
     * Reads from {@code lake}, measures with {@code measure}, writes as the user of {@code access}, within {@code limit}.
     *
     * @param said causes of publishing days again that no input tells
     */
    public DatasetRun(
            Lake lake,
            ClickHouseAccess access,
            DatasetMeasure measure,
            QuarantineLimit limit,
            Set<PublicationCause> said) {
        this.said = said;
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
     * @param causes why those of these days that were published before are published again; empty where none was
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
            Set<PublicationCause> causes,
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
            return new Result(
                    dataset, newest.get(), false, 0, 0, 0, Set.of(), Set.of(), List.of(), evidence.refusedLinks(), 0);
        }
        limit.check(dataset, ledger.all(), read);
        Set<String> versions =
                newest.map(run -> publications.indexVersionsOf(dataset, run)).orElse(Set.of());
        boolean all = evenIfUnchanged
                || newest.isEmpty()
                || !ledger.ingestRuns().containsAll(read)
                || !read.containsAll(ledger.evidenceRuns())
                || !versions.equals(indexVersions());
        Set<String> newRuns = InputChoice.without(ledger.ingestRuns(), read);
        FactDays facts = FactDays.of(lake.transfers(dataset), lake.holdings(dataset), newRuns);
        KeptBalances kept = new KeptBalances(lake.root(), dataset, lake.hadoop());
        InputChoice choice = new InputChoice(lake, dataset, kept, withdrawn, valuation, facts);
        Causes causes = new Causes(
                newRuns,
                withdrawn,
                facts,
                ledger.evidenceRuns(),
                valuation.days(newRuns),
                !indexVersions().containsAll(versions));
        RunContext context = context(dataset, ledger, subjects, earlierDigests(publications, dataset));
        long touched = publications.runsThatRead(dataset, evidence.erasedSince(read));
        Plan plan = new Plan(all ? DueDays.ALL : choice.due(newRuns), choice, kept, causes);
        return publish(context, ledger, plan, evidence, valuation, touched);
    }

    /** Which days are measured, from what, and why. */
    private record Plan(DueDays due, InputChoice choice, KeptBalances kept, Causes causes) {}

    private static Set<String> indexVersions() {
        return Arrays.stream(CentralizationIndex.values())
                .map(index -> index.id() + ":" + index.definition().methodologyVersion())
                .collect(Collectors.toSet());
    }

    private Result publish(
            RunContext unpricedContext,
            InputLedger ledger,
            Plan plan,
            Evidence evidence,
            Valuation valuation,
            long touchedByErasure) {
        String dataset = unpricedContext.dataset();
        Dataset<Row> held = plan.due().holdings(lake.holdings(dataset));
        RunContext context = unpricedContext.withPriced(valuation.pricedShares(held));
        WrittenRun written = UnpricedDays.write(context, access);
        Set<String> setApart = new TreeSet<>();
        Optional<KeptBalances.Entry> closing = Optional.empty();
        for (Segment segment : evidence.segments()) {
            Entities entities = Entities.of(evidence.clusterings(segment), context.networks());
            Optional<DatasetInputs> inputs = plan.choice().of(ledger, plan.due(), segment, entities, context.runId());
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
        if (!plan.causes().withdrawn().entries().isEmpty()) {
            // A day that has lost all of its records has no value any more: this run says so.
            context.earlierDigests().keySet().stream()
                    .map(DistributionKey::asOf)
                    .filter(plan.due()::has)
                    .forEach(days::add);
        }
        if (days.isEmpty()) {
            throw new NothingToMeasureException(dataset);
        }
        List<Unpriced> unpriced = valuation.unpriced(held);
        List<AlarmRow> alarms = Alarms.of(lake, ledger, unpriced, context);
        written = written.plus(RunDescription.write(context, ledger, alarms, written, access));
        SortedSet<LocalDate> again = Causes.again(days, new Publications(access).days(dataset));
        Set<PublicationCause> why = plan.causes().of(again, said);
        new RunPublisher(access).publish(dataset, context.runId(), days, why, written.tallies());
        closing.ifPresent(plan.kept()::keep);
        return new Result(
                dataset,
                context.runId(),
                true,
                written.distributions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                RunDescription.entities(written),
                days.size(),
                why,
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
