package io.chokepoint.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chokepoint.local.stack.ComponentStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what runs. */
@Command(name = "status", description = "Shows each component: state, port, pid, version.")
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "As a JSON array; port and pid are null where there is none.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    StatusCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<ComponentStatus> all = ComponentStatus.all(workspace.directory(), workspace.environment());
        if (json) {
            out.println(JSON.writeValueAsString(all));
        } else {
            out.printf("%-11s %-9s %6s %8s  %s%n", "COMPONENT", "STATE", "PORT", "PID", "VERSION");
            for (ComponentStatus one : all) {
                out.printf(
                        "%-11s %-9s %6s %8s  %s%n",
                        one.component(), one.state(), text(one.port()), text(one.pid()), text(one.version()));
            }
        }
        out.flush();
        return 0;
    }

    private static String text(Object value) {
        return value == null ? "-" : value.toString();
    }
}
