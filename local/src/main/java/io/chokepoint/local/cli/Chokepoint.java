package io.chokepoint.local.cli;

import io.chokepoint.local.PlatformException;
import io.chokepoint.local.binaries.BinaryUnavailableException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The platform on this machine: the program behind {@code ./chokepoint}. */
@Command(
        name = "chokepoint",
        description = "Runs the whole platform on this machine, without Docker.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            IngestCommand.class,
            BatchCommand.class,
            PurgeCommand.class,
            BenchCommand.class,
            EnvCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Without the platform: measure FILE prints all indices of a file; see measure --help.",
            "                      verify DIR checks a delivered package; see verify --help.",
            "Exit codes: 0 done, 1 failed, 2 called wrongly. Data, logs and state live in .chokepoint/."
        })
public final class Chokepoint implements Runnable {
    /** Exit code of a call that is wrong. */
    static final int USAGE = CommandLine.ExitCode.USAGE;

    // Held, for the level of a logger that nobody holds is forgotten.
    private static final Logger POSTGRES_STARTER = Logger.getLogger("io.zonky");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        POSTGRES_STARTER.setLevel(Level.WARNING);
        System.exit(commandLine(new Workspace(System.getenv())).execute(arguments));
    }

    static CommandLine commandLine(Workspace workspace) {
        return new CommandLine(new Chokepoint(), new CommandFactory(workspace))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(userMessages());
    }

    /** Faults whose message is meant for users lose their stack trace; others are defects and keep it. */
    private static IExecutionExceptionHandler userMessages() {
        return (fault, command, parsed) -> {
            if (fault instanceof PlatformException
                    || fault instanceof BinaryUnavailableException
                    || fault instanceof UncheckedIOException) {
                command.getErr().println("chokepoint: " + fault.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw fault;
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
