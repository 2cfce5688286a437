package io.chokepoint.ingest.collect.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlocksTest {
    @Test
    void whatIsLeftOfARangeIsWhatNoOtherRangeHas() {
        Blocks blocks = new Blocks();
        blocks.add(new BlockRange(10, 19));
        blocks.add(new BlockRange(30, 39));
        assertThat(blocks.without(new BlockRange(5, 45))).hasToString("[5-9, 20-29, 40-45]");
        assertThat(blocks.without(new BlockRange(12, 35))).hasToString("[20-29]");
        blocks.add(new BlockRange(20, 29));
        assertThat(blocks.without(new BlockRange(10, 39))).isEmpty();
        assertThat(blocks.without(new BlockRange(39, 40))).hasToString("[40-40]");
    }

    @Test
    void aSetOfRangesIsTheSameAsASetOfTheirBlocks() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Blocks blocks = new Blocks();
            BitSet one = new BitSet();
            for (int i = 0; i < 8; i++) {
                BlockRange range = range(random);
                blocks.add(range);
                one.set((int) range.from(), (int) range.to() + 1);
            }
            BlockRange asked = range(random);
            BitSet left = new BitSet();
            left.set((int) asked.from(), (int) asked.to() + 1);
            left.andNot(one);
            BitSet found = new BitSet();
            List<BlockRange> without = blocks.without(asked);
            without.forEach(range -> found.set((int) range.from(), (int) range.to() + 1));
            assertThat(found).isEqualTo(left);
        }
    }

    private static BlockRange range(Random random) {
        int from = random.nextInt(60);
        return new BlockRange(from, from + random.nextInt(12));
    }
}
