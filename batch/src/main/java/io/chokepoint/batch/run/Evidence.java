package io.chokepoint.batch.run;

import static org.apache.spark.sql.functions.col;

import io.chokepoint.batch.cluster.Clustering;
import io.chokepoint.batch.cluster.Label;
import io.chokepoint.batch.cluster.Link;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.indices.HolderClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What a run knows of the parties behind holders: the newest versions of all labels and links on the networks of its
 * subjects. It is clustered in the driver, which takes some 500 bytes for a label or a link.
 *
 * @param clusterings by network; networks without evidence are missing
 * @param ingestRuns the ingest runs that brought these versions
 */
record Evidence(Map<String, Clustering> clusterings, Set<String> ingestRuns) {

    static Evidence of(Lake lake, Set<String> networks) {
        Set<String> ingestRuns = new TreeSet<>();
        Map<String, List<Label>> labels = new HashMap<>();
        Map<String, List<Link>> links = new HashMap<>();
        Column onNetworks = col("network").isin(networks.toArray());
        for (Row row : lake.labels()
                .where(onNetworks)
                .select("network", "ingest_run_id", "holder_id", "holder", "entity", "holder_class", "confidence")
                .collectAsList()) {
            ingestRuns.add(row.getString(1));
            labels.computeIfAbsent(row.getString(0), network -> new ArrayList<>())
                    .add(new Label(
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            Optional.ofNullable(row.getString(5)).map(HolderClass::ofId),
                            row.getDouble(6)));
        }
        for (Row row : lake.links()
                .where(onNetworks)
                .select(
                        "network",
                        "ingest_run_id",
                        "holder_id",
                        "holder",
                        "other_holder_id",
                        "other_holder",
                        "confidence")
                .collectAsList()) {
            ingestRuns.add(row.getString(1));
            links.computeIfAbsent(row.getString(0), network -> new ArrayList<>())
                    .add(new Link(
                            row.getLong(2), row.getString(3), row.getLong(4), row.getString(5), row.getDouble(6)));
        }
        Set<String> known = new HashSet<>(labels.keySet());
        known.addAll(links.keySet());
        Map<String, Clustering> clusterings = new HashMap<>();
        for (String network : known) {
            clusterings.put(
                    network,
                    Clustering.of(labels.getOrDefault(network, List.of()), links.getOrDefault(network, List.of())));
        }
        return new Evidence(clusterings, ingestRuns);
    }

    /** Links that contradict labels, on all networks. */
    List<Link> refusedLinks() {
        return clusterings.values().stream()
                .flatMap(clustering -> clustering.refused().stream())
                .toList();
    }
}
