package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ColumnType;
import io.chokepoint.ingest.read.FileColumns;
import io.chokepoint.ingest.value.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/** Holds the columns of a file against the contract of its source: more of them warn, others refuse the file. */
final class ColumnDrift {
    private ColumnDrift() {}

    static List<Alarm> alarms(Input input, Expectations.Columns contract, SparkSession spark) {
        Map<String, ColumnType> found = FileColumns.of(input.task(), spark);
        List<Alarm> alarms = new ArrayList<>();
        if (found.isEmpty()) {
            return alarms;
        }
        Set<String> removed = new TreeSet<>(contract.types().keySet());
        removed.removeAll(found.keySet());
        if (!removed.isEmpty()) {
            alarms.add(alarm(
                    input,
                    contract,
                    ReasonCode.COLUMN_REMOVED,
                    true,
                    "the file has no %s".formatted(String.join(", ", removed))));
        }
        List<String> retyped = contract.types().entrySet().stream()
                .filter(column ->
                        found.containsKey(column.getKey()) && !column.getValue().allows(found.get(column.getKey())))
                .map(column -> "%s is %s, not %s"
                        .formatted(
                                column.getKey(),
                                found.get(column.getKey()).id(),
                                column.getValue().id()))
                .sorted()
                .toList();
        if (!retyped.isEmpty()) {
            alarms.add(alarm(input, contract, ReasonCode.COLUMN_RETYPED, true, String.join("; ", retyped)));
        }
        Set<String> added = new TreeSet<>(found.keySet());
        added.removeAll(contract.types().keySet());
        if (!added.isEmpty()) {
            alarms.add(alarm(
                    input,
                    contract,
                    ReasonCode.COLUMN_ADDED,
                    contract.blocks(),
                    "the file also has %s, which nobody reads".formatted(String.join(", ", added))));
        }
        return alarms;
    }

    private static Alarm alarm(
            Input input, Expectations.Columns contract, ReasonCode code, boolean blocks, String message) {
        return new Alarm(
                input.source().dataset(),
                input.source().id(),
                input.file().uri(),
                code,
                blocks,
                "By version %d of its contract: %s".formatted(contract.version(), message));
    }
}
