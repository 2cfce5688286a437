package io.chokepoint.batch.index;

import io.chokepoint.batch.engine.GroupKey;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What every row of a run has in common.
 *
 * @param dataset unit of publication
 * @param runId the run
 * @param computedAt when the run computes
 * @param coverage share of input rows that entered the lake, in [0, 1]
 * @param dataThrough time of the newest input of the dataset
 * @param subjects facts by subject and resource
 * @param series the same facts by the number of the series
 * @param earlierDigests digests of the distributions that are visible now; empty before the first publication
 * @param priced share of holdings that have a price, in [0, 1], of the days of subjects that are valued with prices
 */
public record RunContext(
        String dataset,
        UUID runId,
        Instant computedAt,
        double coverage,
        Instant dataThrough,
        Map<SubjectKey, SubjectFacts> subjects,
        Map<Integer, SubjectFacts> series,
        Map<DistributionKey, String> earlierDigests,
        Map<SubjectDay, Double> priced)
        implements Serializable {

    /** A context whose subjects are these. */
    public RunContext(
            String dataset,
            UUID runId,
            Instant computedAt,
            double coverage,
            Instant dataThrough,
            Collection<SubjectFacts> subjects,
            Map<DistributionKey, String> earlierDigests) {
        this(
                dataset,
                runId,
                computedAt,
                coverage,
                dataThrough,
                subjects.stream()
                        .collect(Collectors.toMap(
                                facts -> new SubjectKey(facts.subjectId(), facts.resource()), Function.identity())),
                subjects.stream().collect(Collectors.toMap(SubjectFacts::seriesId, Function.identity())),
                earlierDigests,
                Map.of());
    }

    /** The same of which these shares of holdings have a price. */
    public RunContext withPriced(Map<SubjectDay, Double> shares) {
        return new RunContext(
                dataset,
                runId,
                computedAt,
                coverage,
                dataThrough,
                subjects,
                series,
                earlierDigests,
                Map.copyOf(shares));
    }

    /** The share of input rows that enter a distribution, in [0, 1]. */
    double coverageOf(DistributionKey key) {
        return coverage * pricedOf(key);
    }

    /** Whether a holding that would enter a distribution has no price. */
    boolean lacksPrices(DistributionKey key) {
        return pricedOf(key) < 1;
    }

    private double pricedOf(DistributionKey key) {
        return priced.getOrDefault(new SubjectDay(key.subjectId(), key.resource(), key.asOf()), 1.0);
    }

    /**
     * The distribution that the engine knows by a key.
     *
     * @throws IllegalStateException when the lake has amounts of a series that it does not describe
     */
    DistributionKey distributionOf(GroupKey key) {
        SubjectFacts facts = series.get(key.series());
        if (facts == null) {
            throw new IllegalStateException("Dataset '%s' holds series %d, but its subject table does not describe it"
                    .formatted(dataset, key.series()));
        }
        return new DistributionKey(facts.subjectId(), facts.resource(), key.basis(), key.day());
    }

    /** The networks of the series, by their numbers. */
    public Map<Integer, String> networks() {
        return series.values().stream().collect(Collectors.toMap(SubjectFacts::seriesId, SubjectFacts::network));
    }

    /** Names a day of a subject and one of its resources. */
    public record SubjectDay(String subjectId, String resource, LocalDate asOf) implements Serializable {}

    /** Names a subject and one of its resources. */
    public record SubjectKey(String subjectId, String resource) implements Serializable {}

    /**
     * Facts of a subject and one of its resources.
     *
     * @throws IllegalStateException when the lake has amounts of a subject that it does not describe
     */
    SubjectFacts subjectOf(String subjectId, String resource) {
        SubjectFacts facts = subjects.get(new SubjectKey(subjectId, resource));
        if (facts == null) {
            throw new IllegalStateException("Dataset '%s' holds %s of '%s', but its subject table does not describe it"
                    .formatted(dataset, resource, subjectId));
        }
        return facts;
    }

    /** The days of which values are visible before this run, by subject and resource. */
    public Map<SubjectKey, DaySpan> earlierDays() {
        Map<SubjectKey, DaySpan> days = new HashMap<>();
        for (DistributionKey key : earlierDigests.keySet()) {
            days.merge(
                    new SubjectKey(key.subjectId(), key.resource()), new DaySpan(key.asOf(), key.asOf()), DaySpan::and);
        }
        return days;
    }

    /** Time of the newest input that can have entered a day: the end of the day, or of the data if that is earlier. */
    Instant dataThrough(LocalDate asOf) {
        Instant endOfDay = asOf.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
        return dataThrough.isBefore(endOfDay) ? dataThrough : endOfDay;
    }
}
