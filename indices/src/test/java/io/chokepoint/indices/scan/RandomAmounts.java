package io.chokepoint.indices.scan;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

/** Amounts of the kinds that break careless scans, ascending. */
final class RandomAmounts {
    static final int KINDS = 8;

    private RandomAmounts() {}

    static BigInteger[] of(int kind, int count, Random random) {
        BigInteger[] amounts = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            amounts[i] = amount(kind, i, random);
        }
        Arrays.sort(amounts);
        return amounts;
    }

    private static BigInteger amount(int kind, int i, Random random) {
        return switch (kind) {
            case 0 -> BigInteger.ONE.shiftLeft(random.nextInt(90)).add(BigInteger.valueOf(random.nextInt(9)));
            case 1 -> BigInteger.TEN.pow(18);
            case 2 -> BigInteger.valueOf(1 + random.nextInt(3));
            case 3 -> new BigInteger(63, random).add(BigInteger.ONE);
            case 4 -> new BigInteger(64, random).setBit(63);
            case 5 ->
                BigInteger.valueOf((long) (1 + Math.pow(random.nextDouble(), -2)))
                        .multiply(BigInteger.TEN.pow(17));
            // One whale among dust.
            case 6 -> i == 0 ? BigInteger.TEN.pow(30) : BigInteger.ONE;
            // Nearly equal.
            default -> BigInteger.TEN.pow(24).add(BigInteger.valueOf(random.nextInt(3)));
        };
    }
}
