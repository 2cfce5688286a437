package io.chokepoint.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chokepoint.local.demo.Demo;
import io.chokepoint.local.demo.DemoLogins;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The realm {@code chokepoint} as Keycloak imports it, made from the demo's tenants, users and services. */
public final class RealmDocument {
    public static final String REALM = "chokepoint";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String json;

    public RealmDocument(Demo demo) {
        try {
            json = JSON.writeValueAsString(realm(demo));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the realm", e);
        }
    }

    /** The document; equal demos give equal bytes. */
    public String json() {
        return json;
    }

    /** SHA-256 of the document, in hexadecimal: tells whether a database was made from it. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> realm(Demo demo) {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", REALM);
        realm.put("enabled", true);
        realm.put("displayName", "Chokepoint");
        realm.put("sslRequired", "external");
        realm.put("organizationsEnabled", true);
        realm.put("registrationAllowed", false);
        realm.put("bruteForceProtected", true);
        realm.put("accessTokenLifespan", 600);
        realm.put("defaultSignatureAlgorithm", "RS256");
        realm.put(
                "roles",
                Map.of("realm", demo.roles().stream().map(RealmDocument::role).toList()));
        realm.put("clientScopes", ClientScopes.all());
        realm.put("defaultDefaultClientScopes", ClientScopes.DEFAULTS);
        realm.put("defaultOptionalClientScopes", ClientScopes.OPTIONAL);
        realm.put("clients", RealmClients.all(demo));
        realm.put("users", users(demo));
        realm.put("organizations", organizations(demo));
        return realm;
    }

    private static Map<String, Object> role(Demo.Role role) {
        return role.includes().isEmpty()
                ? Map.of("name", role.name(), "description", role.description())
                : Map.of(
                        "name", role.name(),
                        "description", role.description(),
                        "composite", true,
                        "composites", Map.of("realm", role.includes()));
    }

    private static List<Map<String, Object>> users(Demo demo) {
        List<Map<String, Object>> users = new ArrayList<>();
        demo.users().forEach(user -> users.add(user(user)));
        demo.services().forEach(service -> users.add(serviceAccount(service)));
        users.add(provisioner());
        return users;
    }

    private static Map<String, Object> user(Demo.User user) {
        Map<String, Object> entry = account(user.name(), user.roles());
        entry.put("email", user.name() + "@example.org");
        entry.put("emailVerified", true);
        // Keycloak lets nobody in whose profile is incomplete.
        entry.put("firstName", user.name());
        entry.put("lastName", "Demo");
        entry.put("credentials", List.of(Map.of("type", "password", "value", user.password(), "temporary", false)));
        return entry;
    }

    private static Map<String, Object> serviceAccount(Demo.Service service) {
        Map<String, Object> entry = account(accountOf(service), service.roles());
        entry.put("serviceAccountClientId", service.name());
        return entry;
    }

    /** May manage organizations and their members, and look up the roles that it gives them. */
    private static Map<String, Object> provisioner() {
        String client = DemoLogins.PROVISIONER.user();
        Map<String, Object> entry = account("service-account-" + client, List.of());
        entry.put("serviceAccountClientId", client);
        entry.put(
                "clientRoles",
                Map.of("realm-management", List.of("manage-organizations", "manage-users", "view-realm")));
        return entry;
    }

    private static Map<String, Object> account(String name, List<String> roles) {
        Map<String, Object> entry = new LinkedHashMap<>();
        // The same subject after a fresh start: what refers to it stays valid.
        entry.put(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        entry.put("username", name);
        entry.put("enabled", true);
        entry.put("realmRoles", roles);
        return entry;
    }

    private static String accountOf(Demo.Service service) {
        return "service-account-" + service.name();
    }

    private static List<Map<String, Object>> organizations(Demo demo) {
        return demo.tenants().stream().map(tenant -> organization(tenant, demo)).toList();
    }

    private static Map<String, Object> organization(Demo.Tenant tenant, Demo demo) {
        Stream<String> people = demo.users().stream()
                .filter(user -> user.organizations().contains(tenant.alias()))
                .map(Demo.User::name);
        Stream<String> programs = demo.services().stream()
                .filter(service -> service.organization().equals(tenant.alias()))
                .map(RealmDocument::accountOf);
        // A suspended tenant stays enabled here: the API refuses it, with a code that says why.
        return Map.of(
                "id", tenant.id().toString(),
                "name", tenant.name(),
                "alias", tenant.alias(),
                "enabled", true,
                "domains", List.of(Map.of("name", tenant.alias() + ".example", "verified", true)),
                "attributes", Map.of("plan", List.of(tenant.plan())),
                "members",
                        Stream.concat(people, programs)
                                .map(name -> Map.of("username", name, "membershipType", "UNMANAGED"))
                                .toList());
    }
}
