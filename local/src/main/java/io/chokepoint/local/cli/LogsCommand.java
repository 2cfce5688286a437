package io.chokepoint.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of a component. */
@Command(name = "logs", description = "Prints what a component, or a step of up, has written.")
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 300;

    @Parameters(paramLabel = "COMPONENT", description = "As in status; also migrate, ingest, batch and up.")
    private String component;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing as it is written; Ctrl-C ends.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    LogsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> known = known();
        if (!known.contains(component)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No log of '%s'; there are %s"
                            .formatted(component, known.isEmpty() ? "none yet" : String.join(", ", known)));
        }
        PrintWriter out = spec.commandLine().getOut();
        try (RandomAccessFile log =
                new RandomAccessFile(workspace.directory().log(component).toFile(), "r")) {
            do {
                copy(log, out);
                if (follow) {
                    Thread.sleep(POLL_MILLIS);
                }
            } while (follow && !out.checkError());
        }
        return 0;
    }

    private static void copy(RandomAccessFile log, PrintWriter out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int length = log.read(buffer); length > 0; length = log.read(buffer)) {
            out.print(new String(buffer, 0, length, StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private List<String> known() {
        return Stream.of("postgres", "keycloak", "clickhouse", "api", "up", "migrate", "ingest", "batch")
                .filter(name -> Files.exists(workspace.directory().log(name)))
                .toList();
    }
}
