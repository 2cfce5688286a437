package io.chokepoint.ingest;

import io.chokepoint.ingest.lake.Runs;
import io.chokepoint.ingest.report.ReportJson;
import io.chokepoint.ingest.report.ReportText;
import io.chokepoint.ingest.report.RunReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report}: what became of the rows of a run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows the ledger of a run and what it set aside, by reason.")
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Id of the run; the newest if absent.")
    private String run;

    @Option(names = "--all", description = "List all runs, newest first.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (all && run != null) {
            throw new ParameterException(
                    spec.commandLine(), "--all lists every run; leave out either --all or '%s'".formatted(run));
        }
        String text = ingest.withLake((lake, reading) -> text(Runs.in(lake)));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String text(Runs runs) {
        if (all) {
            return json ? ReportJson.of(runs.newestFirst()) : ReportText.of(runs.newestFirst());
        }
        RunReport report = RunReport.of(run == null ? runs.newest() : runs.run(run), runs);
        return json ? ReportJson.of(report) : ReportText.of(report);
    }
}
