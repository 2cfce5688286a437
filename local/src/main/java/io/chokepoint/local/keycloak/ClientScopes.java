package io.chokepoint.local.keycloak;

import static java.util.Map.entry;

import io.chokepoint.local.demo.DemoLogins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every client scope of the realm.
 *
 * <p>A realm file that lists scopes gets no built-in ones besides, so the list is complete: without {@code basic} a
 * token has no {@code sub}, without {@code roles} no {@code realm_access}.
 */
final class ClientScopes {
    /** Audience of the tokens: the client that stands for the API. */
    static final String AUDIENCE = DemoLogins.API_CLIENT.user();

    static final String ORGANIZATION = "organization";

    /** What each client of the realm gets unasked. */
    static final List<String> DEFAULTS = List.of("basic", "profile", "email", "roles", "web-origins", "acr", AUDIENCE);

    static final List<String> OPTIONAL = List.of("offline_access", ORGANIZATION);

    private ClientScopes() {}

    static List<Map<String, Object>> all() {
        return List.of(
                scope("basic", false, "what each token has", subject(), note("auth_time", "AUTH_TIME", "long")),
                scope(
                        "profile",
                        true,
                        "name of the user",
                        attribute("username", "preferred_username"),
                        attribute("firstName", "given_name"),
                        attribute("lastName", "family_name"),
                        mapper("name", "oidc-full-name-mapper")),
                scope("email", true, "e-mail address of the user", attribute("email", "email")),
                scope("roles", false, "roles of the user", realmRoles()),
                scope("web-origins", false, "origins that may call", mapper("origins", "oidc-allowed-origins-mapper")),
                scope("acr", false, "how the user was authenticated", mapper("acr", "oidc-acr-mapper")),
                scope("offline_access", true, "access while the user is away"),
                scope(
                        "service_account",
                        false,
                        "client of a service account",
                        note("client_id", "client_id", "String")),
                scope(AUDIENCE, false, "the API as audience", audience()),
                scope(ORGANIZATION, true, "the tenant that the user acts for", organization()));
    }

    @SafeVarargs
    private static Map<String, Object> scope(
            String name, boolean namedInToken, String description, Map<String, Object>... mappers) {
        return Map.of(
                "name",
                name,
                "description",
                description,
                "protocol",
                "openid-connect",
                "attributes",
                Map.of("include.in.token.scope", Boolean.toString(namedInToken)),
                "protocolMappers",
                List.of(mappers));
    }

    private static Map<String, Object> subject() {
        return mapper("sub", "oidc-sub-mapper");
    }

    private static Map<String, Object> note(String claim, String note, String type) {
        return mapper(
                claim,
                "oidc-usersessionmodel-note-mapper",
                entry("user.session.note", note),
                entry("claim.name", claim),
                entry("jsonType.label", type));
    }

    private static Map<String, Object> attribute(String attribute, String claim) {
        return mapper(
                claim,
                "oidc-usermodel-attribute-mapper",
                entry("user.attribute", attribute),
                entry("claim.name", claim),
                entry("jsonType.label", "String"));
    }

    private static Map<String, Object> realmRoles() {
        return mapper(
                "realm roles",
                "oidc-usermodel-realm-role-mapper",
                entry("claim.name", "realm_access.roles"),
                entry("jsonType.label", "String"),
                entry("multivalued", "true"));
    }

    private static Map<String, Object> audience() {
        return mapper("audience", "oidc-audience-mapper", entry("included.client.audience", AUDIENCE));
    }

    /** The one mapper of this claim: a second would turn the object into an array. */
    private static Map<String, Object> organization() {
        return mapper(
                "organization",
                "oidc-organization-membership-mapper",
                entry("claim.name", "organization"),
                entry("jsonType.label", "JSON"),
                entry("multivalued", "true"),
                entry("addOrganizationId", "true"),
                entry("addOrganizationAttributes", "true"));
    }

    @SafeVarargs
    private static Map<String, Object> mapper(String name, String type, Map.Entry<String, String>... settings) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("access.token.claim", "true");
        config.put("introspection.token.claim", "true");
        config.put("id.token.claim", type.equals("oidc-audience-mapper") ? "false" : "true");
        for (Map.Entry<String, String> setting : settings) {
            config.put(setting.getKey(), setting.getValue());
        }
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", config);
    }
}
