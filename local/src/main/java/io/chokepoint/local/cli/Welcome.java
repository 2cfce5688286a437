package io.chokepoint.local.cli;

import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.stack.StackEnvironment;
import io.chokepoint.local.stack.StackState;
import java.util.stream.Collectors;

/** What a user needs once the platform is ready: addresses, people, a first question, the way to stop. */
record Welcome(StackEnvironment servers, StackState state) {
    /** How many liquidity providers earn more than half of a pool's fees. */
    private static final String QUESTION = "{ viewer { user tenant { alias } } subject(key: \\\"harbor-swap\\\") { name"
            + " index(index: NAKAMOTO_COEFFICIENT_1_2, resource: FEES_EARNED) { value population asOf } } }";

    String text() {
        StringBuilder text = new StringBuilder();
        state.component("api").filter(api -> api.process() != null).ifPresent(api -> graphql(text, api.port()));
        line(text, "Keycloak", servers.url(StackEnvironment.KEYCLOAK_URL));
        line(text, "PostgreSQL", servers.url(StackEnvironment.POSTGRES_URL));
        line(text, "ClickHouse", servers.url(StackEnvironment.CLICKHOUSE_URL));
        people(text);
        state.component("api").filter(api -> api.process() != null).ifPresent(api -> question(text, api.port()));
        text.append("\nStop it with ./chokepoint down; data is kept. More: ./chokepoint help\n");
        return text.toString();
    }

    private static void graphql(StringBuilder text, int port) {
        line(text, "GraphQL", "http://127.0.0.1:%d/graphql".formatted(port));
        line(text, "GraphiQL", "http://127.0.0.1:%d/graphiql".formatted(port));
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  %-12s %s%n".formatted(what, value));
    }

    private static void people(StringBuilder text) {
        Demo demo = Demo.load();
        text.append("\n  %-12s %-8s %-10s %s%n".formatted("Tenant", "Plan", "Status", "Users (name/password)"));
        for (Demo.Tenant tenant : demo.tenants()) {
            text.append("  %-12s %-8s %-10s %s%n"
                    .formatted(tenant.alias(), tenant.plan(), tenant.status(), members(demo, tenant.alias())));
        }
        text.append("  %-12s %-8s %-10s %s%n".formatted("none", "", "", outsiders(demo)));
    }

    private static String members(Demo demo, String alias) {
        return demo.users().stream()
                .filter(user -> user.organizations().contains(alias))
                .map(Welcome::login)
                .collect(Collectors.joining(", "));
    }

    private static String outsiders(Demo demo) {
        return demo.users().stream()
                .filter(user -> user.organizations().isEmpty())
                .map(Welcome::login)
                .collect(Collectors.joining(", "));
    }

    private static String login(Demo.User user) {
        return user.name() + "/" + user.password();
    }

    private static void question(StringBuilder text, int port) {
        text.append(
                """

                Ask it:
                  curl -s http://127.0.0.1:%d/graphql -H 'Content-Type: application/json' \\
                    -H "Authorization: Bearer $(./chokepoint token acme-analyst)" \\
                    -d '{"query":"%s"}'
                """
                        .formatted(port, QUESTION));
    }
}
