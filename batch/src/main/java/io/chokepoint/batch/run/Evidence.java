package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.batch.cluster.Clustering;
import io.chokepoint.batch.cluster.Label;
import io.chokepoint.batch.cluster.Link;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.indices.HolderClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What a run knows of the parties behind holders: the newest versions of all labels and links on the networks of its
 * subjects. It is clustered in the driver, which takes some 500 bytes for a label or a link.
 *
 * <p>A label or a link holds on its own days. Between two days on which one begins or ends to hold, all days have the same parties.
 */
final class Evidence {
    /** The day from which evidence holds that says none. */
    private static final LocalDate ALWAYS = LocalDate.EPOCH;
    /** The dataset of erasures in the ledger. */
    private static final String ERASURES = "erasures";

    private final Map<String, List<Dated<Label>>> labels = new HashMap<>();
    private final Map<String, List<Dated<Link>>> links = new HashMap<>();
    private final Set<String> ingestRuns = new TreeSet<>();
    private final Set<String> datasets = new TreeSet<>();
    private final Map<String, Set<String>> erasedFrom = new HashMap<>();
    private final Map<Segment, Map<String, Clustering>> clusterings = new HashMap<>();

    private Evidence() {}

    /** A label or a link, and the days on which it holds. */
    private record Dated<T>(T evidence, LocalDate from, LocalDate until) {
        boolean holdsIn(Segment segment) {
            return (from.equals(ALWAYS) || (segment.from() != null && !from.isAfter(segment.from())))
                    && (until == null || (segment.from() != null ? until.isAfter(segment.from()) : true));
        }
    }

    static Evidence of(Lake lake, Set<String> networks) {
        Evidence evidence = new Evidence();
        Column onNetworks = col("network").isin(networks.toArray());
        lake.labels()
                .where(onNetworks)
                .select(
                        "network",
                        "ingest_run_id",
                        "holder_id",
                        "holder",
                        "entity",
                        "holder_class",
                        "confidence",
                        "personal",
                        "valid_from",
                        "valid_until",
                        "dataset")
                .collectAsList()
                .forEach(evidence::addLabel);
        lake.links()
                .where(onNetworks)
                .select(
                        "network",
                        "ingest_run_id",
                        "holder_id",
                        "holder",
                        "other_holder_id",
                        "other_holder",
                        "confidence",
                        "valid_from",
                        "valid_until",
                        "dataset")
                .collectAsList()
                .forEach(evidence::addLink);
        lake.erasures().collectAsList().forEach(evidence::addErasure);
        return evidence;
    }

    // Which network it is of, its digest does not tell; erasures are few.
    private void addErasure(Row row) {
        datasets.add(ERASURES);
        ingestRuns.add(row.getString(2));
        erasedFrom.put(
                row.getString(2),
                Stream.of(row.getString(1).split(" "))
                        .filter(run -> !run.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private void addLabel(Row row) {
        datasets.add(row.getString(10));
        ingestRuns.add(row.getString(1));
        Label label = new Label(
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)).map(HolderClass::ofId),
                row.getDouble(6),
                row.getBoolean(7));
        labels.computeIfAbsent(row.getString(0), network -> new ArrayList<>())
                .add(new Dated<>(label, row.getLocalDate(8), row.isNullAt(9) ? null : row.getLocalDate(9)));
    }

    private void addLink(Row row) {
        datasets.add(row.getString(9));
        ingestRuns.add(row.getString(1));
        Link link = new Link(row.getLong(2), row.getString(3), row.getLong(4), row.getString(5), row.getDouble(6));
        links.computeIfAbsent(row.getString(0), network -> new ArrayList<>())
                .add(new Dated<>(link, row.getLocalDate(7), row.isNullAt(8) ? null : row.getLocalDate(8)));
    }

    /** The ingest runs whose labels and links were erased by others than those that are given. */
    Set<String> erasedSince(Set<String> read) {
        return erasedFrom.entrySet().stream()
                .filter(erasure -> !read.contains(erasure.getKey()))
                .flatMap(erasure -> erasure.getValue().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ingest runs that brought these versions, and those that erased others. */
    Set<String> ingestRuns() {
        return ingestRuns;
    }

    /** The datasets that they are of. */
    Set<String> datasets() {
        return datasets;
    }

    /** All days, divided where the evidence changes that is used; in order. */
    List<Segment> segments() {
        TreeSet<LocalDate> changes = new TreeSet<>();
        addChanges(labels, Label::confidence, changes);
        addChanges(links, Link::confidence, changes);
        List<Segment> segments = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate until : changes) {
            segments.add(new Segment(from, until));
            from = until;
        }
        segments.add(new Segment(from, null));
        return segments;
    }

    private static <T> void addChanges(
            Map<String, List<Dated<T>>> evidence, ToDoubleFunction<T> confidence, Set<LocalDate> changes) {
        evidence.values().stream()
                .flatMap(List::stream)
                .filter(dated -> confidence.applyAsDouble(dated.evidence()) >= Clustering.LEAST_CONFIDENCE)
                .forEach(dated -> {
                    if (!dated.from().equals(ALWAYS)) {
                        changes.add(dated.from());
                    }
                    if (dated.until() != null) {
                        changes.add(dated.until());
                    }
                });
    }

    /** The parties on the days of a segment, by network; networks without evidence are missing. */
    Map<String, Clustering> clusterings(Segment segment) {
        return clusterings.computeIfAbsent(segment, this::clustered);
    }

    private Map<String, Clustering> clustered(Segment segment) {
        Map<String, List<Label>> labelled = holding(labels, segment);
        Map<String, List<Link>> linked = holding(links, segment);
        Set<String> known = new HashSet<>(labelled.keySet());
        known.addAll(linked.keySet());
        Map<String, Clustering> byNetwork = new HashMap<>();
        for (String network : known) {
            byNetwork.put(
                    network,
                    Clustering.of(labelled.getOrDefault(network, List.of()), linked.getOrDefault(network, List.of())));
        }
        return byNetwork;
    }

    /** What holds on the days of a segment, by network; networks of which nothing does are missing. */
    private static <T> Map<String, List<T>> holding(Map<String, List<Dated<T>>> evidence, Segment segment) {
        Map<String, List<T>> holding = new HashMap<>();
        evidence.forEach((network, ofNetwork) -> {
            List<T> then = ofNetwork.stream()
                    .filter(dated -> dated.holdsIn(segment))
                    .map(Dated::evidence)
                    .toList();
            if (!then.isEmpty()) {
                holding.put(network, then);
            }
        });
        return holding;
    }

    /** Links that contradict the labels of the latest days, on all networks. */
    List<Link> refusedLinks() {
        List<Segment> segments = segments();
        return clusterings(segments.get(segments.size() - 1)).values().stream()
                .flatMap(clustering -> clustering.refused().stream())
                .toList();
    }
}
