package io.chokepoint.bench;

import io.chokepoint.local.PlatformException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Measures what computing costs on this machine, beside a peer that computes the same. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures whole processes on this machine: CPU, time and memory, beside a peer's.",
        subcommands = {
            EngineBench.class,
            IncrementBench.class,
            IngestBench.class,
            MeasureBench.class,
            ExportBench.class,
            ApiBench.class,
            HelpCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 failed or results differ, 2 called wrongly."})
public final class Main implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    if (fault instanceof BenchException || fault instanceof PlatformException) {
                        command.getErr().println("bench: " + fault.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw fault;
                });
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Missing command: engine, increment, ingest, measure, export or api");
    }
}
