package io.chokepoint.batch.cluster;

import io.chokepoint.indices.HolderClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entities of one network, from labels and links. The result depends on the evidence only, not on its order:
 *
 * <ol>
 *   <li>Evidence below {@link #LEAST_CONFIDENCE} is not used.
 *   <li>Of several labels of a holder the most confident counts; of equally confident ones the first by entity
 *       and class.
 *   <li>Holders of one entity are one cluster. Links join clusters, the most confident first and equally confident ones in
 *       the order of their holders' texts. A link between two clusters whose labels name different entities is refused.
 *   <li>A cluster is named after its labels' entity; without a label, or if a label says that the entity may be a private
 *       person, after the first of its holders by text.
 *   <li>A holder without a label of its own takes the class of its cluster, where all labels of the cluster have the same.
 * </ol>
 */
public final class Clustering {
    /** Confidence from which on evidence is used. */
    public static final double LEAST_CONFIDENCE = 0.5;

    private final Map<Long, Party> parties;
    private final Map<String, Party> partiesByText;
    private final List<Link> refused;

    private Clustering(Map<Long, Party> parties, Map<String, Party> partiesByText, List<Link> refused) {
        this.parties = parties;
        this.partiesByText = partiesByText;
        this.refused = refused;
    }

    /** Clusters the holders of one network. */
    public static Clustering of(Collection<Label> labels, Collection<Link> links) {
        return new Builder(labels).join(links).build();
    }

    /** Parties by number of holder; a holder that is missing is a party of its own. */
    Map<Long, Party> parties() {
        return parties;
    }

    /** The same by text of the holder. */
    Map<String, Party> partiesByText() {
        return partiesByText;
    }

    /** Links that contradict the labels, the most confident first. */
    public List<Link> refused() {
        return refused;
    }

    private static final class Builder {
        private static final Comparator<Label> BEST_FIRST = Comparator.comparingDouble(Label::confidence)
                .reversed()
                .thenComparing(Label::entity)
                .thenComparing(label -> label.holderClass().map(HolderClass::id).orElse(""));
        private static final Comparator<Link> SUREST_FIRST = Comparator.comparingDouble(Link::confidence)
                .reversed()
                .thenComparing(Link::holder)
                .thenComparing(Link::other);

        private final Map<Long, Label> labels = new HashMap<>();
        private final Map<Long, String> texts = new HashMap<>();
        private final DisjointSets clusters = new DisjointSets();
        private final Map<Integer, String> entities = new HashMap<>();
        private final Set<String> personal = new HashSet<>();
        private final List<Link> refused = new ArrayList<>();

        Builder(Collection<Label> given) {
            for (Label label : given) {
                if (label.confidence() >= LEAST_CONFIDENCE) {
                    labels.merge(
                            label.holderId(), label, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
                }
            }
            Map<String, Long> firstOf = new HashMap<>();
            labels.values().forEach(label -> {
                texts.put(label.holderId(), label.holder());
                if (label.personal()) {
                    personal.add(label.entity());
                }
                Long first = firstOf.putIfAbsent(label.entity(), label.holderId());
                clusters.join(first == null ? label.holderId() : first, label.holderId());
            });
            firstOf.forEach((entity, holder) -> entities.put(clusters.setOf(holder), entity));
        }

        Builder join(Collection<Link> links) {
            links.stream()
                    .filter(link -> link.confidence() >= LEAST_CONFIDENCE)
                    .sorted(SUREST_FIRST)
                    .forEach(this::join);
            return this;
        }

        private void join(Link link) {
            String one = entities.get(clusters.setOf(link.holderId()));
            String other = entities.get(clusters.setOf(link.otherId()));
            if (one != null && other != null && !one.equals(other)) {
                refused.add(link);
                return;
            }
            texts.put(link.holderId(), link.holder());
            texts.put(link.otherId(), link.other());
            int joined = clusters.join(link.holderId(), link.otherId());
            if (one != null || other != null) {
                entities.put(joined, one != null ? one : other);
            }
        }

        Clustering build() {
            Map<Integer, Long> first = new HashMap<>();
            Map<Integer, Set<HolderClass>> classes = new HashMap<>();
            texts.forEach((holder, text) -> first.merge(
                    clusters.setOf(holder), holder, (a, b) -> texts.get(a).compareTo(texts.get(b)) <= 0 ? a : b));
            labels.forEach((holder, label) -> classes.computeIfAbsent(clusters.setOf(holder), set -> new HashSet<>())
                    .add(label.holderClass().orElse(null)));
            Map<Long, Party> parties = new HashMap<>();
            Map<String, Party> byText = new HashMap<>();
            texts.forEach((holder, text) -> {
                Party party = party(holder, first, classes);
                parties.put(holder, party);
                byText.put(text, party);
            });
            return new Clustering(parties, byText, List.copyOf(refused));
        }

        private Party party(long holder, Map<Integer, Long> first, Map<Integer, Set<HolderClass>> classes) {
            int set = clusters.setOf(holder);
            String entity = entities.get(set);
            Label own = labels.get(holder);
            HolderClass holderClass =
                    own != null ? own.holderClass().orElse(null) : commonOf(classes.getOrDefault(set, Set.of()));
            return entity != null && !personal.contains(entity)
                    ? new Party(entity, null, holderClass)
                    : new Party(texts.get(first.get(set)), first.get(set), holderClass);
        }

        private static HolderClass commonOf(Set<HolderClass> classes) {
            return classes.size() == 1 ? classes.iterator().next() : null;
        }
    }
}
