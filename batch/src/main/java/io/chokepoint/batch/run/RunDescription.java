package io.chokepoint.batch.run;

import io.chokepoint.batch.index.DaySpan;
import io.chokepoint.batch.index.RunContext;
import io.chokepoint.batch.index.SubjectFacts;
import io.chokepoint.batch.index.WrittenRun;
import io.chokepoint.warehouse.AlarmRow;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.FactTable;
import io.chokepoint.warehouse.FactWriter;
import io.chokepoint.warehouse.LineageRow;
import io.chokepoint.warehouse.RowTally;
import io.chokepoint.warehouse.SubjectRow;
import java.util.List;
import java.util.Map;

/** Writes what a run measured and what it read: its subjects, its lineage, and the alarms. */
final class RunDescription {
    private RunDescription() {}

    static WrittenRun write(
            RunContext context,
            InputLedger ledger,
            List<AlarmRow> alarms,
            WrittenRun measured,
            ClickHouseAccess access) {
        WrittenRun description = WrittenRun.nothing();
        Map<RunContext.SubjectKey, DaySpan> earlier = context.earlierDays();
        try (FactWriter subjects = new FactWriter(access, FactTable.SUBJECT)) {
            measured.days()
                    .forEach((key, span) -> subjects.write(
                            subject(context, context.subjects().get(key), span.and(earlier.getOrDefault(key, span)))));
            description.tallies().put(FactTable.SUBJECT, subjects.finish());
        }
        try (FactWriter lineage = new FactWriter(access, FactTable.LINEAGE)) {
            ledger.all().forEach(entry -> lineage.write(input(context, entry)));
            description.tallies().put(FactTable.LINEAGE, lineage.finish());
        }
        try (FactWriter raised = new FactWriter(access, FactTable.ALARM)) {
            alarms.forEach(raised::write);
            description.tallies().put(FactTable.ALARM, raised.finish());
        }
        return description;
    }

    static long entities(WrittenRun written) {
        return written.tallies()
                .getOrDefault(FactTable.ENTITY_AMOUNT, RowTally.NONE)
                .rows();
    }

    private static SubjectRow subject(RunContext context, SubjectFacts facts, DaySpan span) {
        return new SubjectRow(
                context.dataset(),
                facts.domain(),
                facts.network(),
                facts.subjectId(),
                facts.resource(),
                facts.name(),
                facts.category(),
                facts.unit(),
                facts.decimals(),
                span.first(),
                span.last(),
                context.runId());
    }

    private static LineageRow input(RunContext context, InputLedger.Entry entry) {
        return new LineageRow(
                context.dataset(),
                context.runId(),
                entry.ingestRunId(),
                entry.source(),
                entry.file(),
                entry.sha256(),
                entry.rowsIn(),
                entry.accepted(),
                entry.duplicates(),
                entry.quarantined(),
                entry.knownAt());
    }
}
