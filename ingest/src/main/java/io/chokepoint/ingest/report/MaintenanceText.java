package io.chokepoint.ingest.report;

import io.chokepoint.ingest.lake.Maintenance;
import java.util.ArrayList;
import java.util.List;

/** What maintenance did, as people read it. */
public final class MaintenanceText {
    private MaintenanceText() {}

    /** One line per table, below a header. */
    public static String of(List<Maintenance.Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("table", "files before", "after", "bytes"));
        outcomes.forEach(outcome -> rows.add(List.of(
                outcome.table(),
                "%,d".formatted(outcome.before()),
                "%,d".formatted(outcome.after()),
                "%,d".formatted(outcome.bytes()))));
        return TextTable.of(rows, 1);
    }
}
