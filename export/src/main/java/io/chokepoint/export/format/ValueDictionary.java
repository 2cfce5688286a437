package io.chokepoint.export.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different values of a column in one row group, each with its number, as long as they are few. */
final class ValueDictionary {
    // Columns of a few texts fit; those of many are written plainly soon.
    private static final int MOST_BYTES = 64 << 10;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<byte[]> values = new ArrayList<>();
    private long bytes;

    /** Number of a value, from 0 in the order of their first appearance; -1 when it is new and there is no room for it. */
    int number(byte[] value) {
        Key key = new Key(value);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        if (bytes + value.length > MOST_BYTES) {
            return -1;
        }
        bytes += value.length;
        numbers.put(key, values.size());
        values.add(value);
        return values.size() - 1;
    }

    byte[] value(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }

    /** Bits that hold every number. */
    int width() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size() - 1));
    }

    private static final class Key {
        private final byte[] value;
        private final int hash;

        Key(byte[] value) {
            this.value = value;
            this.hash = Arrays.hashCode(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(value, key.value);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
