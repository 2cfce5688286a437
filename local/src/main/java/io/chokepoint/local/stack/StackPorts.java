package io.chokepoint.local.stack;

import io.chokepoint.local.Ports;

/** Where the platform listens on 127.0.0.1; 0 stands for any free port. */
public record StackPorts(int http, int postgres, int keycloak, int clickHouse) {

    /** Any free ones, as tests want them. */
    public static StackPorts free() {
        return new StackPorts(0, 0, 0, 0);
    }

    /** Port of a component by its name. */
    int of(String component) {
        return switch (component) {
            case "api" -> http;
            case "postgres" -> postgres;
            case "keycloak" -> keycloak;
            case "clickhouse" -> clickHouse;
            default -> throw new IllegalArgumentException("No port for '" + component + "'");
        };
    }

    /** The same, with a free port chosen for the API where it may be any. */
    StackPorts withHttp() {
        return http == 0 ? new StackPorts(Ports.free(), postgres, keycloak, clickHouse) : this;
    }
}
