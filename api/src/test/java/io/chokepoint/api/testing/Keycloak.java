package io.chokepoint.api.testing;

import static io.restassured.RestAssured.given;

import io.chokepoint.local.demo.DemoLogins;
import io.chokepoint.local.stack.StackEnvironment;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak as users of new tenants meet it. */
public final class Keycloak {
    /** What users choose at their first login. */
    public static final String PASSWORD = "chosen-by-the-user-1";

    private Keycloak() {}

    /**
     * A token of a user that has chosen its password instead of the temporary one. The choice, which is a page of Keycloak's,
     * is made through Keycloak's administration, once the temporary password has been found to be the user's.
     */
    public static String tokenAfterFirstLogin(String user, String temporaryPassword, String organization) {
        String refusal = login(user, temporaryPassword, organization)
                .then()
                .statusCode(400)
                .extract()
                .path("error_description");
        if (!"Account is not fully set up".equals(refusal)) {
            throw new IllegalStateException("Keycloak refused the temporary password: " + refusal);
        }
        String admin = administrator();
        List<String> ids = given().auth()
                .oauth2(admin)
                .queryParam("username", user)
                .queryParam("exact", true)
                .get(server() + "/admin/realms/chokepoint/users")
                .jsonPath()
                .getList("id");
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .put(server() + "/admin/realms/chokepoint/users/" + ids.get(0) + "/reset-password")
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("requiredActions", List.of()))
                .put(server() + "/admin/realms/chokepoint/users/" + ids.get(0))
                .then()
                .statusCode(204);
        return token(user, PASSWORD, organization);
    }

    /** A token of a user, for an organization. */
    public static String token(String user, String password, String organization) {
        return login(user, password, organization)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A token of a user of one organization that ends soon. */
    public static String shortToken(String user, Duration life) {
        String client = client("chokepoint-cli");
        lifespan(client, Long.toString(life.toSeconds()));
        try {
            return Tenants.token(user);
        } finally {
            lifespan(client, "");
        }
    }

    /** Adds a key with which Keycloak signs from now on, beside those that it has; its id. */
    public static String addSigningKey() {
        String admin = administrator();
        String realm = given().auth()
                .oauth2(admin)
                .get(server() + "/admin/realms/chokepoint")
                .path("id");
        String location = given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "rotated",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "parentId", realm,
                        "config",
                                Map.of(
                                        "priority", List.of("1000"),
                                        "enabled", List.of("true"),
                                        "active", List.of("true"),
                                        "algorithm", List.of("RS256"),
                                        "keySize", List.of("2048"))))
                .post(server() + "/admin/realms/chokepoint/components")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Takes such a key away. */
    public static void removeSigningKey(String id) {
        given().auth()
                .oauth2(administrator())
                .delete(server() + "/admin/realms/chokepoint/components/" + id)
                .then()
                .statusCode(204);
    }

    private static String client(String clientId) {
        return given().auth()
                .oauth2(administrator())
                .queryParam("clientId", clientId)
                .get(server() + "/admin/realms/chokepoint/clients")
                .jsonPath()
                .getString("[0].id");
    }

    /** Sets how long tokens of a client live; empty for as long as those of the realm. */
    private static void lifespan(String client, String seconds) {
        given().auth()
                .oauth2(administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("attributes", Map.of("access.token.lifespan", seconds)))
                .put(server() + "/admin/realms/chokepoint/clients/" + client)
                .then()
                .statusCode(204);
    }

    private static io.restassured.response.Response login(String user, String password, String organization) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "chokepoint-cli")
                .formParam("username", user)
                .formParam("password", password)
                .formParam("scope", "openid organization:" + organization)
                .post(ApiStack.servers().environment().url(StackEnvironment.KEYCLOAK_URL)
                        + "/protocol/openid-connect/token");
    }

    private static String administrator() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", DemoLogins.KEYCLOAK_ADMIN.user())
                .formParam("password", DemoLogins.KEYCLOAK_ADMIN.password())
                .post(server() + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String server() {
        return ApiStack.servers()
                .environment()
                .url(StackEnvironment.KEYCLOAK_URL)
                .replaceAll("/realms/.*", "");
    }
}
