package io.chokepoint.ingest.ethereum;

import java.io.Serializable;
import java.util.Arrays;

/** When blocks were made, for so few of them that every task can have all: 16 bytes a block. */
public final class BlockClock implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No time. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Knows no block. */
    static final BlockClock NONE = new BlockClock(new long[0], new long[0]);

    private final long[] numbers;
    private final long[] micros;
    private transient int last;

    /**
     * @param numbers of blocks, ascending
     * @param micros of each, since 1970; {@link #UNKNOWN} where there is more than one
     */
    BlockClock(long[] numbers, long[] micros) {
        this.numbers = numbers;
        this.micros = micros;
    }

    /** The time of a block in microseconds since 1970, or {@link #UNKNOWN}. */
    public long micros(long block) {
        // Transfers of one block stand together; tasks that share this may each change it.
        int guess = last;
        if (guess < numbers.length && numbers[guess] == block) {
            return micros[guess];
        }
        int found = Arrays.binarySearch(numbers, block);
        if (found < 0) {
            return UNKNOWN;
        }
        last = found;
        return micros[found];
    }
}
