package io.chokepoint.bench.chain;

import java.util.Arrays;

/**
 * What the holders of one token have, oldest first. A holder may own several pots; each is never negative, hence no
 * balance is.
 */
final class Pots {
    private long[] owners = new long[16];
    private long[] high = new long[16];
    private long[] low = new long[16];
    private int size;
    private int filled;

    int size() {
        return size;
    }

    /** Number of pots that are not empty. */
    int filled() {
        return filled;
    }

    long owner(int pot) {
        return owners[pot];
    }

    Amount128 amount(int pot) {
        return new Amount128(high[pot], low[pot]);
    }

    boolean isEmpty(int pot) {
        return (high[pot] | low[pot]) == 0;
    }

    void set(int pot, Amount128 amount) {
        filled += (amount.isZero() ? 0 : 1) - (isEmpty(pot) ? 0 : 1);
        high[pot] = amount.high();
        low[pot] = amount.low();
    }

    void open(long owner, Amount128 amount) {
        if (size == owners.length) {
            int capacity = size + (size >> 1);
            owners = Arrays.copyOf(owners, capacity);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
        owners[size++] = owner;
        set(size - 1, amount);
    }
}
