package io.chokepoint.ingest.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private final Random random = new Random(1);

    @Test
    void hashesAreInOrderAfterwards() {
        isSorted(random::nextLong, 10);
        isSorted(random::nextLong, 100_000);
    }

    @Test
    void soAreHashesOfARange() {
        isSorted(() -> Keys.in(7, random.nextLong()) >>> 5 | 0x3000_0000_0000_0000L, 50_000);
        isSorted(() -> random.nextLong() | Long.MIN_VALUE, 50_000);
    }

    @Test
    void soAreNumbersThatAreNoHashes() {
        isSorted(() -> 42, 5_000);
        isSorted(() -> random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(1_000), 50_000);
        isSorted(() -> -1 - random.nextInt(100), 50_000);
        isSorted(() -> random.nextBoolean() ? 0 : -1, 5_000);
    }

    private static void isSorted(LongSupplier numbers, int size) {
        long[] given = new long[size + 3];
        Arrays.setAll(given, i -> numbers.getAsLong());
        long[] expected = Arrays.stream(given, 0, size)
                .boxed()
                .sorted(Long::compareUnsigned)
                .mapToLong(Long::longValue)
                .toArray();
        long[] behind = Arrays.copyOfRange(given, size, size + 3);

        Spread.sort(given, size);

        assertThat(Arrays.copyOf(given, size)).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(given, size, size + 3)).isEqualTo(behind);
    }
}
