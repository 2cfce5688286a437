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
    void whatIsNoLowerCaseAddressIsNotTaken() {
        HolderSet set = new HolderSet();
        assertThat(set.add("0x" + "A".repeat(40))).isEqualTo(-1);
        assertThat(set.add("0x" + "a".repeat(39))).isEqualTo(-1);
        assertThat(set.add("alice")).isEqualTo(-1);
        assertThat(set.size()).isZero();
    }
}
