package io.chokepoint.ingest.report;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Lake;
import io.chokepoint.ingest.lake.SetAside;
import io.chokepoint.ingest.value.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as people read them. */
public final class ReportText {
    private static final List<String> RUNS = List.of(
            "run", "started", "data sets", "files", "rows in", "accepted", "duplicates", "quarantined", "status");

    // Run, start and data sets stand to the left.
    private static final int NAMES = 3;

    private ReportText() {}

    /** The ledger of a run and its quarantine, with the remedy of each reason. */
    public static String of(RunReport report) {
        IngestRun run = report.run();
        String head = "run %s: %s, %s to %s%n"
                .formatted(run.id(), LedgerTable.status(run.status()), run.startedAt(), run.finishedAt());
        String replays = run.replays() == null ? "" : "replays run %s%n".formatted(run.replays());
        String replayed = report.replayedBy().stream()
                .map("replayed by run %s%n"::formatted)
                .collect(Collectors.joining());
        return head
                + replays
                + replayed
                + "%n".formatted()
                + LedgerTable.of(run.files())
                + withdrawn(report)
                + alarms(report)
                + quarantine(report);
    }

    /** One line a run, below a header; a sentence if there is none. */
    public static String of(List<IngestRun> runs) {
        if (runs.isEmpty()) {
            return "The lake has no ingest run.%n".formatted();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(RUNS);
        runs.forEach(run -> rows.add(row(run)));
        return TextTable.of(rows, NAMES);
    }

    private static String withdrawn(RunReport report) {
        return report.withdrawn().stream()
                .map(gone ->
                        "withdrew %,d rows of table %s from data set %s, from %s on: their source no longer states them%n"
                                .formatted(gone.rows(), gone.table(), gone.dataset(), gone.first()))
                .collect(Collectors.joining());
    }

    private static String alarms(RunReport report) {
        String alarms = report.alarms().stream()
                .map(alarm -> "  %s - %s%n    %s: %s%n"
                        .formatted(alarm.code(), alarm.code().remedy(), FileLedger.name(alarm.file()), alarm.message()))
                .collect(Collectors.joining());
        return alarms.isEmpty() ? "" : "%nalarms:%n%s".formatted(alarms);
    }

    private static String quarantine(RunReport report) {
        if (report.quarantine().isEmpty()) {
            return "%nNo row was set aside.%n".formatted();
        }
        String reasons = report.quarantine().stream().map(ReportText::reason).collect(Collectors.joining());
        return "%nset aside:%n%s".formatted(reasons) + remedy(report.run());
    }

    private static String reason(SetAside reason) {
        String examples = reason.examples().stream()
                .map(example -> "    %s%s: %s%n"
                        .formatted(
                                FileLedger.name(example.file()),
                                example.rowNumber() == 0 ? "" : " row %d".formatted(example.rowNumber()),
                                example.message()))
                .collect(Collectors.joining());
        String what = ReasonCode.named(reason.reason())
                .map(code -> " - " + code.remedy())
                .orElse("");
        return "  %s %,d%s%n%s".formatted(reason.reason(), reason.rows(), what, examples);
    }

    private static String remedy(IngestRun run) {
        return run.status().equals(Lake.COMMITTED)
                ? ("%nTo repair the rows: ./chokepoint ingest quarantine %1$s --out FILE, and then"
                                + " ./chokepoint ingest replay %1$s --fixed FILE; each says what else it needs.%n")
                        .formatted(run.id())
                : "%nNothing was taken: mend the file and take it again.%n".formatted();
    }

    private static List<String> row(IngestRun run) {
        List<String> row = new ArrayList<>();
        row.add(run.id());
        row.add(run.startedAt().toString());
        row.add(run.files().stream().map(FileLedger::dataset).distinct().collect(Collectors.joining(", ")));
        row.add("%,d".formatted(run.files().size()));
        row.add("%,d".formatted(RunReport.total(run, FileLedger::rowsIn)));
        row.add("%,d".formatted(RunReport.total(run, FileLedger::accepted)));
        row.add("%,d".formatted(RunReport.total(run, FileLedger::duplicates)));
        row.add("%,d".formatted(RunReport.total(run, FileLedger::quarantined)));
        row.add(LedgerTable.status(run.status()) + (run.replays() == null ? "" : ", replays " + run.replays()));
        return row;
    }
}
