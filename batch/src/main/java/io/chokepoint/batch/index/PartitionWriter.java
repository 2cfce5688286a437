package io.chokepoint.batch.index;

import io.chokepoint.warehouse.ClickHouseAccess;
import java.util.ArrayList;
import java.util.List;

/** Collects the entities of one distribution after another, and writes each when the next begins. */
final class PartitionWriter implements AutoCloseable {
    private final RunContext context;
    private final RunWriters writers;
    private final List<EntityAmount> entities = new ArrayList<>();
    private DistributionKey current;

    PartitionWriter(RunContext context, ClickHouseAccess access) {
        this.context = context;
        this.writers = new RunWriters(access);
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
        return writers.finish();
    }

    private void writeCurrent() {
        if (current == null) {
            return;
        }
        DistributionMeasures.measure(context, current, entities, writers::write);
        writers.count(current);
        entities.clear();
    }

    @Override
    public void close() {
        writers.close();
    }
}
