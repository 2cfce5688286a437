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
    private final BitSet forOthers = new BitSet();
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

    /** Says who is behind a holder that has not been put before, and has for nobody else what it has. */
    public void put(long holder, long entity, boolean isExcluded) {
        put(holder, entity, isExcluded, false);
    }

    /**
     * Says who is behind a holder that has not been put before.
     *
     * @param holder number of the holder, 0 or more
     * @param entity number of the entity
     * @param isExcluded whether the adjusted basis leaves the holder out
     * @param isForOthers whether what is left out so belongs to others, whom nobody has named
     * @throws IllegalStateException when there is no room left
     */
    public void put(long holder, long entity, boolean isExcluded, boolean isForOthers) {
        if (2 * ++size > holders.length) {
            throw new IllegalStateException("More holders than the %d expected".formatted(holders.length / 2));
        }
        int place = place(holder);
        holders[place] = holder;
        entities[place] = entity;
        excluded.set(place, isExcluded);
        forOthers.set(place, isForOthers);
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

    boolean isForOthers(int place) {
        return forOthers.get(place);
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
