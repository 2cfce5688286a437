package io.chokepoint.batch.run;

import io.chokepoint.batch.index.RunContext;
import io.chokepoint.batch.lake.Lake;
import io.chokepoint.batch.price.Unpriced;
import io.chokepoint.indices.UndefinedReason;
import io.chokepoint.warehouse.AlarmRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a run's inputs is not as it was expected to be: alarms of the files that it read, and holdings without a price. */
final class Alarms {
    private Alarms() {}

    /**
     * The alarms of a run.
     *
     * @param unpriced holdings of the run's days that have no price
     */
    static List<AlarmRow> of(Lake lake, InputLedger ledger, List<Unpriced> unpriced, RunContext context) {
        return Stream.concat(
                        ofFiles(lake, ledger, context), unpriced.stream().map(missing -> ofPrices(missing, context)))
                .toList();
    }

    private static Stream<AlarmRow> ofFiles(Lake lake, InputLedger ledger, RunContext context) {
        // An ingest run may have taken files of other datasets as well; those are told apart by source and name.
        Set<List<String>> read = ledger.all().stream()
                .map(entry -> List.of(entry.ingestRunId(), entry.source(), entry.file()))
                .collect(Collectors.toSet());
        return lake.alarmsOf(ledger.ingestRuns()).collectAsList().stream()
                .filter(row -> read.contains(
                        List.of(row.getString(0), row.getString(1), InputLedger.nameOf(row.getString(2)))))
                .map(row -> new AlarmRow(
                        context.dataset(),
                        context.runId(),
                        row.getString(0),
                        InputLedger.nameOf(row.getString(2)),
                        "",
                        "",
                        row.getString(3),
                        row.getString(4),
                        row.getInstant(5)));
    }

    private static AlarmRow ofPrices(Unpriced missing, RunContext context) {
        return new AlarmRow(
                context.dataset(),
                context.runId(),
                "",
                "",
                missing.subjectId(),
                missing.resource(),
                UndefinedReason.UNPRICED.name(),
                missing.message(),
                context.computedAt());
    }
}
