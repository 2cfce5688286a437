package io.chokepoint.ingest.report;

import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.lake.SetAside;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One run.
 *
 * @param replayedBy ids of the runs that replay it, newest first
 * @param quarantine what it set aside, by reason
 */
public record RunReport(IngestRun run, List<String> replayedBy, List<SetAside> quarantine) {
    public RunReport {
        replayedBy = List.copyOf(replayedBy);
        quarantine = List.copyOf(quarantine);
    }

    /** The report of one of these runs. */
    public static RunReport of(IngestRun run, Runs runs) {
        return new RunReport(
                run, runs.replaysOf(run).stream().map(IngestRun::id).toList(), runs.setAside(run));
    }

    /** Sum of one number of the ledgers over the files of a run. */
    static long total(IngestRun run, ToLongFunction<FileLedger> number) {
        return run.files().stream().mapToLong(number).sum();
    }
}
