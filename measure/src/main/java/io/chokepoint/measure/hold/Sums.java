package io.chokepoint.measure.hold;

import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.scan.Uint128;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Exact sums by number: 128 bits with a sign each, and integers of any size for the few that need more. */
final class Sums {
    // No sum below 2^126 has this upper half.
    private static final long IS_WIDE = Long.MIN_VALUE;

    private final LongChunks high = new LongChunks();
    private final LongChunks low = new LongChunks();
    private final Map<Integer, BigInteger> wide = new HashMap<>();
    private int count;

    /** Adds to the sum with this number, which is at most one after the last. */
    void add(int number, long amountHigh, long amountLow) {
        if (number == count) {
            high.append(number, amountHigh);
            low.append(number, amountLow);
            count++;
            return;
        }
        long sumHigh = high.get(number);
        if (sumHigh == IS_WIDE) {
            wide.merge(number, Uint128.toBigInteger(amountHigh, amountLow), BigInteger::add);
            return;
        }
        long sumLow = low.get(number) + amountLow;
        sumHigh += amountHigh + Uint128.carry(sumLow, amountLow);
        if (isBeyond126Bits(sumHigh)) {
            widen(number, Uint128.toBigInteger(sumHigh, sumLow));
        } else {
            high.set(number, sumHigh);
            low.set(number, sumLow);
        }
    }

    /** Adds an amount of any size. */
    void add(int number, BigInteger amount) {
        if (amount.bitLength() <= 126) {
            add(number, amount.shiftRight(64).longValue(), amount.longValue());
            return;
        }
        if (number == count) {
            add(number, 0, 0);
        }
        widen(number, get(number).add(amount));
    }

    BigInteger get(int number) {
        return high.get(number) == IS_WIDE ? wide.get(number) : Uint128.toBigInteger(high.get(number), low.get(number));
    }

    /** The sum, which is zero afterwards. */
    BigInteger take(int number) {
        BigInteger sum = get(number);
        wide.remove(number);
        high.set(number, 0);
        low.set(number, 0);
        return sum;
    }

    void multiply(BigInteger factor) {
        for (int number = 0; number < count; number++) {
            if (high.get(number) != 0 || low.get(number) != 0) {
                add(number, take(number).multiply(factor));
            }
        }
    }

    int count() {
        return count;
    }

    /** Gives all positive sums away; the first negative one is handed to {@code negative}. */
    void giveTo(Distribution.Builder builder, IntFunction<? extends RuntimeException> negative) {
        for (int number = 0; number < count; number++) {
            long sumHigh = high.get(number);
            if (sumHigh >= 0) {
                builder.add(sumHigh, low.get(number));
            } else {
                BigInteger sum = get(number);
                if (sum.signum() < 0) {
                    throw negative.apply(number);
                }
                builder.add(sum);
            }
        }
    }

    /** Whether the upper half is that of a number outside of [−2^126, 2^126). */
    private static boolean isBeyond126Bits(long sumHigh) {
        return (sumHigh ^ sumHigh << 1) < 0;
    }

    private void widen(int number, BigInteger sum) {
        wide.put(number, sum);
        high.set(number, IS_WIDE);
        low.set(number, 0);
    }
}
