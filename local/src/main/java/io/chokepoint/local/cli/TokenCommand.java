package io.chokepoint.local.cli;

import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.keycloak.TokenClient;
import io.chokepoint.local.stack.StackEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an access token, and nothing else, to standard output. */
@Command(name = "token", description = "Prints an access token of a demo user or service, good for ten minutes.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "USER", description = "Such as acme-analyst, or a service such as acme-service.")
    private String name;

    @Option(
            names = "--organization",
            paramLabel = "ALIAS",
            description = "Tenant to act for; needed by a user who belongs to several.")
    private String organization;

    @Spec
    private CommandSpec spec;

    private final Workspace workspace;

    TokenCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        Demo demo = Demo.load();
        Optional<Demo.User> user = demo.user(name);
        Optional<Demo.Service> service = demo.service(name);
        if (user.isEmpty() && service.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Unknown user '%s'; known are %s".formatted(name, names(demo)));
        }
        checkOrganization(user.map(Demo.User::organizations)
                .orElseGet(() -> List.of(service.orElseThrow().organization())));
        TokenClient tokens = new TokenClient(URI.create(workspace.servers().url(StackEnvironment.KEYCLOAK_URL)));
        String token = user.map(one -> tokens.token(one, Optional.ofNullable(organization)))
                .orElseGet(() -> tokens.token(service.orElseThrow()));
        spec.commandLine().getOut().println(token);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Keycloak drops a tenant that is not the user's without a word: say it here. */
    private void checkOrganization(List<String> memberships) {
        String mine = memberships.isEmpty() ? "none" : String.join(", ", memberships);
        if (organization != null && !memberships.contains(organization)) {
            throw new ParameterException(
                    spec.commandLine(), "'%s' belongs to %s, not to '%s'".formatted(name, mine, organization));
        }
        if (organization == null && memberships.size() != 1) {
            String remedy = memberships.isEmpty() ? "" : "; choose with --organization";
            spec.commandLine()
                    .getErr()
                    .printf("chokepoint: this token names no tenant, for '%s' belongs to %s%s%n", name, mine, remedy);
            spec.commandLine().getErr().flush();
        }
    }

    private static String names(Demo demo) {
        return Stream.concat(
                        demo.users().stream().map(Demo.User::name),
                        demo.services().stream().map(Demo.Service::name))
                .collect(Collectors.joining(", "));
    }
}
