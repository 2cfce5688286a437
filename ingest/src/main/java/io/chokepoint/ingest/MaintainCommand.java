package io.chokepoint.ingest;

import io.chokepoint.ingest.lake.Maintenance;
import io.chokepoint.ingest.report.MaintenanceText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code maintain}: the files of the lake's tables. */
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description = {
            "Brings small files of the lake together, and removes those that no table has needed for some days.",
            "Changes no row: batch measures nothing anew, and every published run can still be computed again."
        })
final class MaintainCommand implements Callable<Integer> {
    @ParentCommand
    private IngestCommand ingest;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            defaultValue = "7",
            description =
                    "How long to keep files that no table needs any more, 7 at least (default: ${DEFAULT-VALUE}).")
    private int keepDays;

    @Override
    public Integer call() {
        List<Maintenance.Outcome> outcomes =
                ingest.withLake((lake, reading) -> new Maintenance(lake).run(Duration.ofDays(keepDays)));
        spec.commandLine().getOut().print(MaintenanceText.of(outcomes));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
