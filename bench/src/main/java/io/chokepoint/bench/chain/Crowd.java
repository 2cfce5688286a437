package io.chokepoint.bench.chain;

import java.util.Arrays;

/** Who is known on one network, in the order of arrival. */
final class Crowd {
    private long[] ids = new long[1024];
    private int size;

    int size() {
        return size;
    }

    void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1));
        }
        ids[size++] = id;
    }

    /** Someone, those who came early more often. */
    long someone(Draws draws) {
        return ids[draws.skewed(size, 2)];
    }
}
