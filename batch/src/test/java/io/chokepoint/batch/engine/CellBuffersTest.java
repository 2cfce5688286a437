package io.chokepoint.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellBuffersTest {
    private static final int LEGS = 200_000;

    /** Entries of mixed lengths leave every number of words over where blocks end, none among them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allLegsOfACellComeBackFromItsBlocks(boolean addresses) {
        CellBuffers buffers = new CellBuffers(2, addresses);
        Random random = new Random(3);
        for (int leg = 0; leg < LEGS; leg++) {
            buffers.add(HolderHash.CELLS + 3, 0, leg, 0, random.nextInt(2), leg + 1);
        }

        long[][][] cells = buffers.cells(1);

        BalanceTable table = new BalanceTable(new GroupNumbers());
        for (long[] block : cells[3]) {
            LegEntries.addTo(table, block, block.length, addresses, new int[1]);
        }
        assertThat(table.size()).isEqualTo(LEGS);
        assertThat(IntStream.range(0, table.entries().length / BalanceTable.WORDS)
                        .map(slot -> slot * BalanceTable.WORDS)
                        .filter(at -> BalanceTable.isUsed(table.entries(), at))
                        .allMatch(at -> table.entries()[at + 4] == table.entries()[at + 1] + 1))
                .isTrue();
        assertThat(cells[4]).isEmpty();
    }
}
