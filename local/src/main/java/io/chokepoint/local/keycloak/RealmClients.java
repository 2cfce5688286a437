package io.chokepoint.local.keycloak;

import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoLogins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The clients of the realm: browser, command line, API and its provisioner, and one service for each tenant. */
final class RealmClients {
    /** Public client of web applications: authorization code with PKCE. */
    static final String WEB = "chokepoint-web";

    /** Public client of the command line: user name and password, for a developer's machine alone. */
    static final String CLI = "chokepoint-cli";

    private RealmClients() {}

    static List<Map<String, Object>> all(Demo demo) {
        List<Map<String, Object>> clients = new ArrayList<>();
        clients.add(web());
        clients.add(cli());
        clients.add(api());
        clients.add(provisioner());
        demo.services().forEach(service -> clients.add(service(service)));
        return clients;
    }

    private static Map<String, Object> web() {
        Map<String, Object> client = client(WEB);
        client.put("publicClient", true);
        client.put("standardFlowEnabled", true);
        // Any port: the API's can be moved, and a developer's web server has its own.
        client.put("redirectUris", List.of("http://127.0.0.1:*", "http://localhost:*"));
        client.put("webOrigins", List.of("*"));
        client.put("attributes", Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", "+"));
        return client;
    }

    private static Map<String, Object> cli() {
        Map<String, Object> client = client(CLI);
        client.put("publicClient", true);
        client.put("directAccessGrantsEnabled", true);
        return client;
    }

    private static Map<String, Object> service(Demo.Service service) {
        Map<String, Object> client = client(service.name());
        client.put("secret", service.secret());
        client.put("serviceAccountsEnabled", true);
        // A service belongs to one tenant, so its tokens name it unasked.
        client.put(
                "defaultClientScopes",
                Stream.concat(ClientScopes.DEFAULTS.stream(), Stream.of("service_account", ClientScopes.ORGANIZATION))
                        .toList());
        client.put("optionalClientScopes", List.of());
        return client;
    }

    private static Map<String, Object> api() {
        Map<String, Object> client = client(DemoLogins.API_CLIENT.user());
        client.put("secret", DemoLogins.API_CLIENT.password());
        client.put("serviceAccountsEnabled", true);
        client.put("authorizationServicesEnabled", true);
        client.put("authorizationSettings", authorization());
        return client;
    }

    /** What the API is towards Keycloak where it creates organizations and users; {@link RealmDocument} gives it the roles. */
    private static Map<String, Object> provisioner() {
        Map<String, Object> client = client(DemoLogins.PROVISIONER.user());
        client.put("secret", DemoLogins.PROVISIONER.password());
        client.put("serviceAccountsEnabled", true);
        return client;
    }

    /** Who may call the operator's part of the API; the API asks Keycloak, which decides by these policies. */
    private static Map<String, Object> authorization() {
        return Map.of(
                // Without it the API's policy enforcer cannot look resources up and fails on every request.
                "allowRemoteResourceManagement",
                true,
                "policyEnforcementMode",
                "ENFORCING",
                "decisionStrategy",
                "UNANIMOUS",
                "scopes",
                List.of(Map.of("name", "read"), Map.of("name", "manage")),
                "resources",
                List.of(Map.of(
                        "name", "tenants",
                        "uris", List.of("/operator/*"),
                        "scopes", List.of(Map.of("name", "read"), Map.of("name", "manage")))),
                "policies",
                List.of(
                        role("operators", "platform-operator"),
                        role("auditors", "platform-auditor"),
                        permission("operators manage tenants", "manage", "UNANIMOUS", "operators"),
                        permission(
                                "operators and auditors read tenants",
                                "read",
                                "AFFIRMATIVE",
                                "operators",
                                "auditors")));
    }

    private static Map<String, Object> role(String policy, String role) {
        return Map.of(
                "name",
                policy,
                "type",
                "role",
                "logic",
                "POSITIVE",
                "decisionStrategy",
                "UNANIMOUS",
                "config",
                Map.of("roles", "[{\"id\":\"" + role + "\",\"required\":true}]"));
    }

    private static Map<String, Object> permission(String name, String scope, String strategy, String... policies) {
        return Map.of(
                "name",
                name,
                "type",
                "scope",
                "logic",
                "POSITIVE",
                "decisionStrategy",
                strategy,
                "config",
                Map.of(
                        "resources",
                        "[\"tenants\"]",
                        "scopes",
                        "[\"" + scope + "\"]",
                        "applyPolicies",
                        "[\"" + String.join("\",\"", policies) + "\"]"));
    }

    private static Map<String, Object> client(String id) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", id);
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("publicClient", false);
        client.put("standardFlowEnabled", false);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        // Roles come from the realm; a client gets those of the user who uses it.
        client.put("fullScopeAllowed", true);
        client.put("defaultClientScopes", ClientScopes.DEFAULTS);
        client.put("optionalClientScopes", ClientScopes.OPTIONAL);
        return client;
    }
}
