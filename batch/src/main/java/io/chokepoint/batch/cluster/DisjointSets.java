package io.chokepoint.batch.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Sets of holders that only grow together: union by size, paths halved. A holder not met before is a set of its own. */
final class DisjointSets {
    private final Map<Long, Integer> places = new HashMap<>();
    private int[] parents = new int[64];
    private int[] sizes = new int[64];

    /** Names the set of a holder, until it is joined with another. */
    int setOf(long holder) {
        int place = places.computeIfAbsent(holder, unknown -> add());
        while (parents[place] != place) {
            parents[place] = parents[parents[place]];
            place = parents[place];
        }
        return place;
    }

    /** Makes the sets of two holders one; returns its name. */
    int join(long one, long other) {
        int first = setOf(one);
        int second = setOf(other);
        if (first == second) {
            return first;
        }
        int root = sizes[first] >= sizes[second] ? first : second;
        int child = root == first ? second : first;
        parents[child] = root;
        sizes[root] += sizes[child];
        return root;
    }

    private int add() {
        int place = places.size();
        if (place == parents.length) {
            parents = Arrays.copyOf(parents, 2 * place);
            sizes = Arrays.copyOf(sizes, 2 * place);
        }
        parents[place] = place;
        sizes[place] = 1;
        return place;
    }
}
