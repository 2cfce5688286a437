package io.chokepoint.ingest.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HolderSetTest {
    @Test
    void everyAddressHasOnePositionAndItsTextAgain() {
        HolderSet set = new HolderSet();
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add("0x%016x%016x%08x".formatted(random.nextLong(), i % 7L, random.nextInt()));
            assertThat(set.add(texts.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(set.add(texts.get(i))).isEqualTo(i);
            assertThat(set.text(i)).isEqualTo(texts.get(i));
            assertThat(Integer.signum(set.compare(i, 0)))
                    .isEqualTo(Integer.signum(texts.get(i).compareTo(texts.get(0))));
        }
        assertThat(set.size()).isEqualTo(texts.size());
    }

    @Test
    void manyAtOnceHaveThePositionsThatTheyHaveOneByOne() {
        Random random = new Random(2);
        HolderSet together = new HolderSet();
        HolderSet alone = new HolderSet();
        for (int count : new int[] {0, 1, 127, 128, 129, 10_000, 3}) {
            long[] asked = new long[HolderSet.WORDS * count];
            int[] expected = new int[count];
            for (int i = 0; i < count; i++) {
                long first = random.nextInt(4_000) * 0x9e3779b97f4a7c15L;
                long last = random.nextInt(3) - 1;
                asked[HolderSet.WORDS * i] = first;
                asked[HolderSet.WORDS * i + 2] = last;
                expected[i] = alone.add(first, 0, (int) last);
            }
            int[] positions = new int[count];
            together.add(asked, count, positions);
            assertThat(positions).isEqualTo(expected);
        }
        assertThat(together.size()).isEqualTo(alone.size());
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.text(i)).isEqualTo(alone.text(i));
            assertThat(together.find(alone.first(i), alone.second(i), alone.last(i)))
                    .isEqualTo(i);
        }
        assertThat(together.find(7, 7, 7)).isEqualTo(-1);
    }

    @Test
    void whatIsNoLowerCaseAddressIsNotTaken() {
        HolderSet set = new HolderSet();
        assertThat(set.add("0x" + "A".repeat(40))).isEqualTo(-1);
        assertThat(set.add("0x" + "a".repeat(39))).isEqualTo(-1);
        assertThat(set.add("alice")).isEqualTo(-1);
        assertThat(set.size()).isZero();
    }
}
