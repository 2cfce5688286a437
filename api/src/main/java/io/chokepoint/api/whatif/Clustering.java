package io.chokepoint.api.whatif;

import io.chokepoint.api.overlay.OverlayContent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which entities an overlay makes one party, and which parties it leaves out. Entities that the overlay does not name stay
 * as they are.
 *
 * <p>A label joins its entity with whatever has its name; a link joins its two ends. A party is called by the first of its
 * labels, or by the first of its entities where it has none. A party is left out when an exclusion names it, any of its
 * entities or any of its labels.
 */
final class Clustering {
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();
    private final Set<String> entities;

    private Clustering(OverlayContent overlay) {
        overlay.labels().forEach(this::join);
        overlay.links().forEach(link -> join(link.one(), link.other()));
        overlay.exclusions().forEach(party -> excluded.add(root(party)));
        Set<String> labels = new TreeSet<>(overlay.labels().values());
        // In order, so that the first label or entity of a party names it.
        labels.forEach(label -> names.putIfAbsent(root(label), label));
        new TreeSet<>(parents.keySet()).forEach(entity -> names.putIfAbsent(root(entity), entity));
        entities = Set.copyOf(parents.keySet());
    }

    static Clustering of(OverlayContent overlay) {
        return new Clustering(overlay);
    }

    /** All entities that the overlay names, and all names that it gives: no other is changed. */
    Set<String> entities() {
        return entities;
    }

    /** Name of the party of an entity that the overlay names. */
    String party(String entity) {
        return names.get(root(entity));
    }

    /** Whether the party of an entity that the overlay names is left out. */
    boolean isExcluded(String entity) {
        return excluded.contains(root(entity));
    }

    private void join(String one, String other) {
        String first = root(one);
        String second = root(other);
        if (!first.equals(second)) {
            parents.put(second, first);
            if (excluded.contains(second)) {
                excluded.add(first);
            }
        }
    }

    private String root(String entity) {
        String at = entity;
        String parent = parents.putIfAbsent(at, at);
        while (parent != null && !parent.equals(at)) {
            String grandparent = parents.get(parent);
            parents.put(at, grandparent);
            at = parent;
            parent = grandparent;
        }
        return at;
    }
}
