package io.chokepoint.local.cli;

import io.chokepoint.local.stack.StackPorts;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the servers listen on 127.0.0.1. */
final class PortOptions {
    private static final int HIGHEST = 65_535;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${env:CHOKEPOINT_HTTP_PORT:-8080}",
            description = "GraphQL API; 0 takes any free port. Default: $$CHOKEPOINT_HTTP_PORT or 8080.")
    private int http;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:CHOKEPOINT_POSTGRES_PORT:-5440}",
            description = "PostgreSQL. Default: $$CHOKEPOINT_POSTGRES_PORT or 5440.")
    private int postgres;

    @Option(
            names = "--keycloak-port",
            paramLabel = "PORT",
            defaultValue = "${env:CHOKEPOINT_KEYCLOAK_PORT:-8180}",
            description = "Keycloak. Default: $$CHOKEPOINT_KEYCLOAK_PORT or 8180.")
    private int keycloak;

    @Option(
            names = "--clickhouse-port",
            paramLabel = "PORT",
            defaultValue = "${env:CHOKEPOINT_CLICKHOUSE_PORT:-8123}",
            description = "ClickHouse over HTTP. Default: $$CHOKEPOINT_CLICKHOUSE_PORT or 8123.")
    private int clickHouse;

    /** The ports; refuses numbers that are none. */
    StackPorts checked(CommandLine command) {
        check(command, "--http-port", http);
        check(command, "--postgres-port", postgres);
        check(command, "--keycloak-port", keycloak);
        check(command, "--clickhouse-port", clickHouse);
        return new StackPorts(http, postgres, keycloak, clickHouse);
    }

    private static void check(CommandLine command, String option, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new ParameterException(
                    command,
                    "Invalid value for option '%s': %d is not a port, 0 to %d".formatted(option, port, HIGHEST));
        }
    }
}
