package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the groups that a task meets, from 0, and remembers those whose amounts are too wide for the fast path. */
final class GroupNumbers {
    private final Map<GroupKey, Integer> numbers = new HashMap<>();
    private final List<GroupKey> keys = new ArrayList<>();
    private final BitSet wide = new BitSet();

    int of(GroupKey key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        numbers.put(key, keys.size());
        keys.add(key);
        return keys.size() - 1;
    }

    void markWide(int number) {
        wide.set(number);
    }

    boolean isWide(int number) {
        return wide.get(number);
    }

    int size() {
        return keys.size();
    }

    GroupKey key(int number) {
        return keys.get(number);
    }

    byte[][] names() {
        return keys.stream().map(GroupKey::bytes).toArray(byte[][]::new);
    }

    long[] wideNumbers() {
        return wide.toLongArray();
    }
}
