package io.chokepoint.api.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.api.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that an attacker makes, with what is public and with what a stolen or careless issuer would give. */
@QuarkusTest
class HostileTokenIT extends ApiTest {
    private static final String VIEWER = "{\"query\": \"{viewer {user}}\"}";
    private static final String ORGANIZATION = "organization";

    @Test
    void aTokenThatIsSignedAnewIsAsGoodAsTheOriginal() throws Exception {
        Forgery forgery = new Forgery();

        assertThat(ask(forgery.claims(claims -> claims)).statusCode()).isEqualTo(200);
        assertThat(ask(forgery.claims(claims -> claims.put("name", "Somebody"))).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"exp, -20, 200", "exp, -45, 401", "nbf, 20, 200", "nbf, 45, 401", "iat, 20, 200"})
    void clocksMayDifferByHalfAMinute(String claim, long seconds, int status) throws Exception {
        long now = Instant.now().getEpochSecond();

        // Issued before it expires: what does the reverse is no token of any clock.
        assertThat(ask(new Forgery().claims(all -> all.put("iat", now - 300).put(claim, now + seconds)))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void everyForgedTokenIsRefused() throws Exception {
        Forgery forgery = new Forgery();
        Map<String, String> forged = new LinkedHashMap<>();
        unsigned(forgery, forged);
        authenticatedByWhatIsPublic(forgery, forged);
        signedByAnotherKey(forgery, forged);
        tampered(forgery, forged);
        notForUs(forgery, forged);
        malformed(forgery, forged);

        forged.forEach((attack, token) -> assertRefused(attack, ask(token)));
        assertThat(forged).hasSizeGreaterThanOrEqualTo(75);
    }

    @Test
    void aTokenIsTakenFromItsHeaderOnly() throws Exception {
        String token = new Forgery().original();
        Map<String, RequestSpecification> places = Map.of(
                "query", given().queryParam("access_token", token),
                "cookie", given().cookie("access_token", token),
                "session", given().cookie("q_session", token),
                "basic", given().header("Authorization", "Basic " + token),
                "dpop", given().header("Authorization", "DPoP " + token),
                "other header", given().header("X-Authorization", "Bearer " + token),
                "scheme", given().header("Authorization", token));

        places.forEach((place, request) -> assertRefused(
                place, request.contentType(ContentType.JSON).body(VIEWER).post("/graphql")));
    }

    private static void unsigned(Forgery forgery, Map<String, String> forged) {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            JsonObject header = forgery.header().put("alg", none);
            forged.put("alg '" + none + "'", forgery.unsigned(header, forgery.claims(), ""));
            forged.put("alg '" + none + "', signed", forgery.unsigned(header, forgery.claims(), forgery.part(2)));
        }
        JsonObject without = forgery.header();
        without.remove("alg");
        forged.put("no alg", forgery.unsigned(without, forgery.claims(), forgery.part(2)));
        forged.put(
                "alg a number", forgery.unsigned(forgery.header().put("alg", 256), forgery.claims(), forgery.part(2)));
    }

    private static void authenticatedByWhatIsPublic(Forgery forgery, Map<String, String> forged) {
        byte[] der = forgery.realmPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        BigInteger modulus = ((RSAPublicKey) forgery.realmPublicKey()).getModulus();
        Map<String, byte[]> secrets = Map.of(
                "PEM", pem.getBytes(StandardCharsets.US_ASCII),
                "DER", der,
                "modulus", modulus.toByteArray(),
                "word", "secret".getBytes(StandardCharsets.US_ASCII),
                "client secret", "demo".getBytes(StandardCharsets.US_ASCII));
        secrets.forEach((name, secret) -> {
            forged.put("HS256 by " + name, forgery.byHmac("HS256", "HmacSHA256", secret));
            forged.put("HS384 by " + name, forgery.byHmac("HS384", "HmacSHA384", secret));
            forged.put("HS512 by " + name, forgery.byHmac("HS512", "HmacSHA512", secret));
            forged.put("RS256 that is HMAC by " + name, forgery.byHmac("RS256", "HmacSHA256", secret));
        });
    }

    private static void signedByAnotherKey(Forgery forgery, Map<String, String> forged) {
        RSAPublicKey own = (RSAPublicKey) forgery.ownPublicKey();
        JsonObject jwk = new JsonObject()
                .put("kty", "RSA")
                .put("kid", forgery.header().getString("kid"))
                .put("n", Forgery.base64(own.getModulus().toByteArray()))
                .put("e", Forgery.base64(own.getPublicExponent().toByteArray()));
        Map<String, UnaryOperator<JsonObject>> headers = new LinkedHashMap<>();
        headers.put("the realm's kid", header -> header);
        headers.put("an unknown kid", header -> header.put("kid", "unknown"));
        headers.put("a path for kid", header -> header.put("kid", "../../../../../../dev/null"));
        headers.put("SQL for kid", header -> header.put("kid", "x' UNION SELECT 'secret"));
        headers.put("a number for kid", header -> header.put("kid", 1));
        headers.put("a key of its own", header -> header.put("jwk", jwk));
        headers.put("an address of keys", header -> header.put("jku", "http://127.0.0.1:9/keys"));
        headers.put("an address of a certificate", header -> header.put("x5u", "http://127.0.0.1:9/cert"));
        headers.put(
                "a certificate", header -> header.put("x5c", new JsonArray().add(Forgery.base64(own.getEncoded()))));
        headers.put("a thumbprint", header -> header.put("x5t", "AAAA"));
        headers.put("a critical extension", header -> header.put("crit", new JsonArray().add("exp")));
        headers.forEach((name, header) -> forged.put("own key, " + name, forgery.byOwnKey(header)));
        forged.put("no kid", forgery.byOwnKey(header -> {
            header.remove("kid");
            return header;
        }));
        forged.put("RS384 by the realm", forgery.byRealm(forgery.header().put("alg", "RS384"), "SHA384withRSA"));
        forged.put("RS512 by the realm", forgery.byRealm(forgery.header().put("alg", "RS512"), "SHA512withRSA"));
        forged.put("PS256 by the realm", forgery.byRealm(forgery.header().put("alg", "PS256"), "RSASSA-PSS"));
        forged.put("RS256 that is RS512", forgery.byRealm(forgery.header(), "SHA512withRSA"));
    }

    private static void tampered(Forgery forgery, Map<String, String> forged) {
        for (String claim : List.of("sub", "azp", "iss", "aud", "preferred_username", ORGANIZATION)) {
            forged.put(
                    "tampered " + claim,
                    forgery.unsigned(forgery.header(), forgery.claims().put(claim, "other"), forgery.part(2)));
        }
        JsonObject admin = forgery.claims()
                .put("realm_access", new JsonObject().put("roles", new JsonArray().add("tenant-admin")));
        forged.put("tampered roles", forgery.unsigned(forgery.header(), admin, forgery.part(2)));
        String signature = forgery.part(2);
        String content = forgery.part(0) + "." + forgery.part(1) + ".";
        char other = signature.charAt(9) == 'A' ? 'B' : 'A';
        forged.put("tampered signature", content + signature.substring(0, 9) + other + signature.substring(10));
        forged.put("half a signature", content + signature.substring(0, signature.length() / 2));
        forged.put("two signatures", content + signature + signature);
        forged.put("no signature", content);
    }

    private static void notForUs(Forgery forgery, Map<String, String> forged) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", now - 60);
        claims.put("exp ", "never");
        claims.put("exp  ", -1);
        claims.put("nbf", now + 600);
        claims.put("iss", "http://127.0.0.1:9/realms/chokepoint");
        claims.put("iss ", forgery.claims().getString("iss") + "/");
        claims.put("iss  ", forgery.claims().getString("iss") + "2");
        claims.put("aud", "account");
        claims.put("aud ", new JsonArray());
        claims.put("aud  ", new JsonArray().add("chokepoint-api2"));
        claims.put("typ", "ID");
        claims.put("typ ", "Refresh");
        claims.put("typ  ", "Offline");
        claims.put("azp", "admin-cli");
        claims.put("azp ", "CHOKEPOINT-CLI");
        claims.put(ORGANIZATION, new JsonObject());
        claims.put(ORGANIZATION + " ", "acme");
        claims.put(ORGANIZATION + "  ", new JsonArray().add("acme"));
        claims.put(ORGANIZATION + "   ", new JsonObject().put("acme", new JsonObject().put("id", "acme")));
        claims.put(
                ORGANIZATION + "    ",
                new JsonObject().put("acme", new JsonObject().put("id", "0a000000-0000-4000-8000-ffffffffffff")));
        claims.put("realm_access", new JsonObject().put("roles", new JsonArray()));
        claims.put("realm_access ", new JsonObject().put("roles", new JsonArray().add("Viewer")));
        claims.forEach((claim, value) ->
                forged.put("signed, " + claim + "= " + value, forgery.claims(all -> all.put(claim.trim(), value))));
        for (String claim : List.of("exp", "iss", "aud", "typ", "sub", "azp", ORGANIZATION, "realm_access")) {
            forged.put("signed, no " + claim, forgery.claims(all -> {
                all.remove(claim);
                return all;
            }));
        }
    }

    private static void malformed(Forgery forgery, Map<String, String> forged) {
        String header = forgery.part(0);
        String claims = forgery.part(1);
        forged.put("one part", header);
        forged.put("two parts", header + "." + claims);
        forged.put("four parts", forgery.original() + ".AAAA");
        forged.put("five parts", header + "." + claims + ".AAAA.AAAA.AAAA");
        forged.put("dots", "..");
        forged.put("no header", "." + claims + "." + forgery.part(2));
        forged.put("no base64", "!!.!!.!!");
        forged.put(
                "claims that are no JSON", header + "." + Forgery.base64(new byte[] {1, 2, 3}) + "." + forgery.part(2));
        forged.put(
                "claims that are a list",
                header + "." + Forgery.base64("[]".getBytes(StandardCharsets.US_ASCII)) + ".AAAA");
        forged.put("long", "A".repeat(6000));
        forged.put("a token in a token", Forgery.base64(forgery.original().getBytes(StandardCharsets.US_ASCII)));
    }

    private static void assertRefused(String attack, Response response) {
        assertThat(response.statusCode()).as(attack).isIn(401, 403);
        assertThat(response.contentType()).as(attack).startsWith("application/json");
        assertThat(response.jsonPath().getString("errors[0].extensions.code"))
                .as(attack)
                .isIn("UNAUTHENTICATED", "FORBIDDEN");
        assertThat(response.asString()).as(attack).doesNotContain("Exception", "io.quarkus", "jose4j", "\"data\"");
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(VIEWER)
                .post("/graphql");
    }
}
