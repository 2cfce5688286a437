package io.chokepoint.ingest;

import picocli.CommandLine;

/** Entry point: {@code --lake DIR} and then what to take into it, or to show of it. Exit code 2 is the user's to mend, 1 is ours. */
public final class Main {
    static final int USER_ERROR = 2;
    private static final int FAULT = 1;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new IngestCommand())
                .addSubcommand(CollectCommand.listingSources())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new EraseCommand())
                .addSubcommand(new EthereumEtlCommand())
                .addSubcommand(new LabelsCommand())
                .addSubcommand(new LinksCommand())
                .addSubcommand(new MaintainCommand())
                .addSubcommand(new NormaliseCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new QuarantineCommand())
                .addSubcommand(new ReplayCommand())
                .setExecutionExceptionHandler(Main::report)
                .execute(args);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof UserError) {
            command.getErr().println("error: " + failure.getMessage());
            return USER_ERROR;
        }
        command.getErr().println("fault: " + causes(failure));
        command.getErr().println("Nothing was committed. Run again with CHOKEPOINT_TRACE=1 for the stack trace.");
        if (System.getenv("CHOKEPOINT_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return FAULT;
    }

    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            text.append(text.isEmpty() ? "" : " / caused by ")
                    .append(cause.getClass().getSimpleName())
                    .append(": ")
                    .append(message);
        }
        return text.toString();
    }
}
