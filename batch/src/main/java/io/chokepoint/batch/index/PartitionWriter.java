package io.chokepoint.batch.index;

import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.FactRow;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the entities of one distribution after another, and writes each when the next begins. */
final class PartitionWriter implements AutoCloseable {
    private final RunContext context;
    private final ClickHouseAccess access;
    private final Map<FactTable, FactWriter> writers = new EnumMap<>(FactTable.class);
    private final WrittenRun written = WrittenRun.nothing();
    private final List<EntityAmount> entities = new ArrayList<>();
    private DistributionKey current;

    PartitionWriter(RunContext context, ClickHouseAccess access) {
        this.context = context;
        this.access = access;
    }

    /** Takes an entity; those of one distribution come one after another. */
    void add(DistributionKey key, EntityAmount entity) {
        if (!key.equals(current)) {
            writeCurrent();
            current = key;
        }
        entities.add(entity);
    }

    WrittenRun finish() {
        writeCurrent();
        writers.forEach((table, writer) -> written.tallies().put(table, writer.finish()));
        return written;
    }

    private void writeCurrent() {
        if (current == null) {
            return;
        }
        DistributionMeasures.measure(context, current, entities, this::write);
        written.days()
                .merge(
                        new RunContext.SubjectKey(current.subjectId(), current.resource()),
                        new DaySpan(current.asOf(), current.asOf()),
                        DaySpan::and);
        written.distributions().merge(current.asOf(), 1L, Long::sum);
        entities.clear();
    }

    private void write(FactRow row) {
        writers.computeIfAbsent(row.table(), table -> new FactWriter(access, table))
                .write(row);
    }

    @Override
    public void close() {
        writers.values().forEach(FactWriter::close);
    }
}
