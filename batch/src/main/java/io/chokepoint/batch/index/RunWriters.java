package io.chokepoint.batch.index;

import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import java.util.EnumMap;
import java.util.Map;

/** Writes the rows of a part of a run, each to its table, and keeps account of them. */
final class RunWriters implements AutoCloseable {
    private final ClickHouseAccess access;
    private final Map<FactTable, FactWriter> writers = new EnumMap<>(FactTable.class);
    private final WrittenRun written = WrittenRun.nothing();

    RunWriters(ClickHouseAccess access) {
        this.access = access;
    }

    void write(FactRow row) {
        writers.computeIfAbsent(row.table(), table -> new FactWriter(access, table))
                .write(row);
    }

    /** Notes that a distribution is part of the run. */
    void count(DistributionKey key) {
        written.days()
                .merge(
                        new RunContext.SubjectKey(key.subjectId(), key.resource()),
                        new DaySpan(key.asOf(), key.asOf()),
                        DaySpan::and);
        written.distributions().merge(key.asOf(), 1L, Long::sum);
    }

    /** Writes what is still in memory. */
    WrittenRun finish() {
        writers.forEach((table, writer) -> written.tallies().put(table, writer.finish()));
        return written;
    }

    @Override
    public void close() {
        writers.values().forEach(FactWriter::close);
    }
}
