package io.chokepoint.ingest.report;

import io.chokepoint.ingest.lake.Alarm;
import io.chokepoint.ingest.lake.FileLedger;
import io.chokepoint.ingest.lake.IngestRun;
import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.lake.SetAside;
import io.chokepoint.ingest.lake.Withdrawn;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One run.
 *
 * @param replayedBy ids of the runs that replay it, newest first
 * @param quarantine what it set aside, by reason
 * @param alarms why files were not plausible, and were taken all the same
 * @param withdrawn what it took back
 */
public record RunReport(
        IngestRun run,
        List<String> replayedBy,
        List<SetAside> quarantine,
        List<Alarm> alarms,
        List<Withdrawn> withdrawn) {
    public RunReport {
        replayedBy = List.copyOf(replayedBy);
        quarantine = List.copyOf(quarantine);
        alarms = List.copyOf(alarms);
        withdrawn = List.copyOf(withdrawn);
    }

    /** The report of one of these runs. */
    public static RunReport of(IngestRun run, Runs runs) {
        return new RunReport(
                run,
                runs.replaysOf(run).stream().map(IngestRun::id).toList(),
                runs.setAside(run),
                runs.alarms(run),
                runs.withdrawn(run));
    }

    /** Sum of one number of the ledgers over the files of a run. */
    static long total(IngestRun run, ToLongFunction<FileLedger> number) {
        return run.files().stream().mapToLong(number).sum();
    }
}
