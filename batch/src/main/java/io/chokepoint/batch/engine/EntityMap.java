package io.chokepoint.batch.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;

/** The entities behind holders, by their numbers. A holder that is missing is an entity of its own. */
public final class EntityMap implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long EMPTY = -1;

    private long[] holders;
    private long[] entities;
    private final BitSet excluded = new BitSet();
    private int size;

    /** A map with room for some holders. */
    public EntityMap(int expected) {
        allocate(Integer.highestOneBit(Math.max(8, expected)) << 2);
    }

    private void allocate(int capacity) {
        holders = new long[capacity];
        entities = new long[capacity];
        Arrays.fill(holders, EMPTY);
    }

    /**
     * Says who is behind a holder that has not been put before.
     *
     * @param holder number of the holder, 0 or more
     * @param entity number of the entity
     * @param isExcluded whether the adjusted basis leaves the holder out
     * @throws IllegalStateException when there is no room left
     */
    public void put(long holder, long entity, boolean isExcluded) {
        if (2 * ++size > holders.length) {
            throw new IllegalStateException("More holders than the %d expected".formatted(holders.length / 2));
        }
        int place = place(holder);
        holders[place] = holder;
        entities[place] = entity;
        excluded.set(place, isExcluded);
    }

    /** Whether the adjusted basis leaves any holder out. */
    public boolean excludesAny() {
        return !excluded.isEmpty();
    }

    /** Where a holder stands; negative when it is missing. */
    int find(long holder) {
        int place = place(holder);
        return holders[place] == holder ? place : -1;
    }

    long entity(int place) {
        return entities[place];
    }

    boolean isExcluded(int place) {
        return excluded.get(place);
    }

    private int place(long holder) {
        int mask = holders.length - 1;
        int place = (int) HolderHash.ofPair(HolderHash.ofHolder(0, holder, 0), 0) & mask;
        while (holders[place] != EMPTY && holders[place] != holder) {
            place = place + 1 & mask;
        }
        return place;
    }
}
