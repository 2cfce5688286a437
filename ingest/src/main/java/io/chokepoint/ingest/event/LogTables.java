package io.chokepoint.ingest.event;

import io.chokepoint.indices.Resource;
import io.chokepoint.ingest.lake.LakeTable;
import io.chokepoint.ingest.lake.Subject;
import io.chokepoint.ingest.value.RowRejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that logs are in one table: each event, and each kind of subject, is one part's to read. */
final class LogTables implements LogRows {
    private static final long serialVersionUID = 1L;

    /** What logs are, by table. */
    static final List<LogRows> ALL = List.of(
            new LogTables(LakeTable.TRANSFER, new TransferLogs(), new LiquidityLogs()),
            new ControlLogs(),
            new LogTables(LakeTable.HOLDING, new VoteLogs(), new LendingLogs(), new PoolLogs()));

    private final LakeTable table;
    private final Map<String, LogRows> byTopic = new HashMap<>();
    private final Map<String, LogRows> byKind = new HashMap<>();

    private LogTables(LakeTable table, LogRows... parts) {
        this.table = table;
        for (LogRows part : parts) {
            part.topics().forEach(topic -> put(byTopic, topic, part));
            part.kinds().forEach(kind -> put(byKind, kind, part));
        }
    }

    private static void put(Map<String, LogRows> parts, String key, LogRows part) {
        if (parts.put(key, part) != null) {
            throw new IllegalStateException(key + " is read twice");
        }
    }

    @Override
    public LakeTable table() {
        return table;
    }

    @Override
    public Set<String> topics() {
        return byTopic.keySet();
    }

    @Override
    public List<Object[]> of(EventLog log, Origin origin) throws RowRejected {
        return byTopic.get(log.topics().get(0)).of(log, origin);
    }

    @Override
    public Set<String> kinds() {
        return new TreeSet<>(byKind.keySet());
    }

    @Override
    public Subject subject(String kind, String which, String id, Resource resource, Origin origin) {
        return byKind.get(kind).subject(kind, which, id, resource, origin);
    }
}
