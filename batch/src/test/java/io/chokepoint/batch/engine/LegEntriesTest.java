package io.chokepoint.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LegEntriesTest {
    private static final long LARGEST_HOLDER = (1L << 39) - 1;

    @Test
    void anEntryOfANumberWithASmallAmountTakesTwoWords() {
        assertThat(LegEntries.write(new long[9], 0, false, 3L << 32, 7, 0, 0, 5))
                .isEqualTo(2);
        assertThat(LegEntries.write(new long[9], 0, false, 3L << 32, 7, 0, -1, -5))
                .isEqualTo(2);
    }

    @Test
    void anEntryTakesNoMoreThanTheLongest() {
        assertThat(LegEntries.write(new long[9], 0, true, 3L << 32, 7, 8, 1, 5)).isEqualTo(LegEntries.LONGEST);
        assertThat(LegEntries.write(new long[9], 0, false, 1L << 55, 7, 0, 1, 5))
                .isEqualTo(4);
    }

    @Test
    void numbersComeBackAsTheyWereWritten() {
        Random random = new Random(1);
        List<long[]> entries = new ArrayList<>();
        for (long group : new long[] {0, 1, (1 << 22) - 1, 1 << 22, 5_000_000}) {
            for (long holder : new long[] {0, 1, -2, -77, LARGEST_HOLDER, -LARGEST_HOLDER}) {
                entries.add(new long[] {group << 32, holder, 0, random.nextLong() >> 2, random.nextLong()});
                entries.add(new long[] {group << 32, holder + 1000, 0, 0, random.nextLong() >>> 1});
                entries.add(new long[] {group << 32, holder + 2000, 0, 0, Long.MIN_VALUE});
                entries.add(new long[] {group << 32, holder + 3000, 0, -1, Long.MAX_VALUE});
            }
        }
        entries.removeIf(entry -> Math.abs(entry[1]) > LARGEST_HOLDER);

        assertThat(roundTrip(entries, false)).containsExactlyInAnyOrderElementsOf(texts(entries));
    }

    @Test
    void addressesComeBackAsTheyWereWritten() {
        Random random = new Random(2);
        List<long[]> entries = new ArrayList<>();
        for (long group : new long[] {0, 1, 5_000_000}) {
            for (int i = 0; i < 50; i++) {
                entries.add(new long[] {
                    group << 32 | random.nextInt() & 0xffffffffL,
                    random.nextLong(),
                    random.nextLong(),
                    random.nextBoolean() ? 0 : random.nextLong() >> 2,
                    random.nextLong()
                });
            }
        }
        entries.add(new long[] {7L << 32 | 0xffffffffL, -1, -1, -1, -1});

        assertThat(roundTrip(entries, true)).containsExactlyInAnyOrderElementsOf(texts(entries));
    }

    private static List<String> roundTrip(List<long[]> entries, boolean addresses) {
        long[] words = new long[(entries.size() + 1) * LegEntries.LONGEST];
        int length = 0;
        for (long[] entry : entries) {
            length = LegEntries.write(words, length, addresses, entry[0], entry[1], entry[2], entry[3], entry[4]);
        }
        LegEntries.end(words, length);
        BalanceTable table = new BalanceTable(new GroupNumbers());
        LegEntries.addTo(
                table,
                words,
                words.length,
                addresses,
                IntStream.rangeClosed(0, 5_000_000).toArray());
        List<long[]> read = new ArrayList<>();
        for (int at = 0; at < table.entries().length; at += BalanceTable.WORDS) {
            if (BalanceTable.isUsed(table.entries(), at)) {
                read.add(Arrays.copyOfRange(table.entries(), at, at + BalanceTable.WORDS));
            }
        }
        return texts(read);
    }

    private static List<String> texts(List<long[]> entries) {
        return entries.stream().map(Arrays::toString).toList();
    }
}
