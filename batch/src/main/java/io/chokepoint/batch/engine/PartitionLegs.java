package io.chokepoint.batch.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** All legs that have come to a partition of holders. */
final class PartitionLegs {
    private final GroupNumbers groups;
    private final List<LegChunk> chunks = new ArrayList<>();
    private final List<int[]> numbers = new ArrayList<>();

    /** @param groups gets the groups of all chunks */
    PartitionLegs(Iterator<Tuple2<Integer, LegChunk>> arrived, GroupNumbers groups) {
        this.groups = groups;
        while (arrived.hasNext()) {
            LegChunk chunk = arrived.next()._2();
            chunks.add(chunk);
            numbers.add(chunk.numbersIn(groups));
        }
    }

    /** Whether holders are addresses; where nothing has come, as the balances before say. */
    boolean addresses(BalanceSnapshot.Reader opening) {
        return chunks.isEmpty() ? opening.addresses() : chunks.get(0).addresses();
    }

    /** Adds the legs of a cell, and lets go of them. */
    void moveTo(BalanceTable table, int cell) {
        for (int i = 0; i < chunks.size(); i++) {
            chunks.get(i).moveTo(table, cell, numbers.get(i));
        }
    }

    /** The sums of all cells in one table. */
    BalanceTable all() {
        BalanceTable table = new BalanceTable(groups);
        for (int cell = 0; cell < HolderHash.CELLS; cell++) {
            moveTo(table, cell);
        }
        return table;
    }
}
