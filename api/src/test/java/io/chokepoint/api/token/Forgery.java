package io.chokepoint.api.token;

import io.chokepoint.api.testing.ApiStack;
import io.chokepoint.api.testing.Tenants;
import io.chokepoint.local.demo.DemoLogins;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens that look like those of the realm, with its own key, taken from Keycloak's database, or with others. A token
 * that is signed anew and otherwise unchanged is as good as the original.
 */
final class Forgery {
    private static final byte[] PKCS8_OF_RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private final String original;
    private final PrivateKey realmKey;
    private final PublicKey realmPublicKey;
    private final KeyPair own;

    Forgery() throws GeneralSecurityException, SQLException {
        original = Tenants.token("acme-analyst");
        RSAPrivateCrtKey key = signingKey();
        realmKey = key;
        realmPublicKey = publicKey(key);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        own = generator.generateKeyPair();
    }

    String original() {
        return original;
    }

    JsonObject header() {
        return new JsonObject(text(part(0)));
    }

    JsonObject claims() {
        return new JsonObject(text(part(1)));
    }

    /** A part of the original: header, claims or signature. */
    String part(int number) {
        return original.split("\\.")[number];
    }

    PublicKey realmPublicKey() {
        return realmPublicKey;
    }

    PublicKey ownPublicKey() {
        return own.getPublic();
    }

    /** Other claims, signed by the realm's key. */
    String claims(UnaryOperator<JsonObject> change) {
        return signed(header(), change.apply(claims()), "SHA256withRSA", realmKey);
    }

    /** Another header, signed by the realm's key in a way of its own. */
    String byRealm(JsonObject header, String algorithm) {
        return signed(header, claims(), algorithm, realmKey);
    }

    /** The original's claims with another header, signed by a key of the attacker's. */
    String byOwnKey(UnaryOperator<JsonObject> change) {
        return signed(change.apply(header()), claims(), "SHA256withRSA", own.getPrivate());
    }

    /** Another payload or header beside a signature that was made for others. */
    String unsigned(JsonObject header, JsonObject claims, String signature) {
        return encoded(header) + "." + encoded(claims) + "." + signature;
    }

    /** Authenticated with a secret that an attacker can know. */
    String byHmac(String name, String algorithm, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            String content = encoded(header().put("alg", name)) + "." + encoded(claims());
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(JsonObject header, JsonObject claims, String algorithm, PrivateKey key) {
        try {
            String content = encoded(header) + "." + encoded(claims);
            Signature signature = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(JsonObject json) {
        return base64(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    /** The one of Keycloak's keys that has signed the original. */
    private RSAPrivateCrtKey signingKey() throws GeneralSecurityException, SQLException {
        String url = ApiStack.servers().environment().api().get("POSTGRES_URL").replace("/chokepoint", "/keycloak");
        try (Connection keycloak = DriverManager.getConnection(
                        url, DemoLogins.POSTGRES_KEYCLOAK.user(), DemoLogins.POSTGRES_KEYCLOAK.password());
                Statement statement = keycloak.createStatement();
                ResultSet keys =
                        statement.executeQuery("select value from component_config where name = 'privateKey'")) {
            while (keys.next()) {
                if (key(keys.getString(1)) instanceof RSAPrivateCrtKey key && hasSigned(publicKey(key))) {
                    return key;
                }
            }
        }
        throw new IllegalStateException("Keycloak's database has no key that has signed the token");
    }

    private boolean hasSigned(PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((part(0) + "." + part(1)).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(part(2)));
    }

    private static PublicKey publicKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private static PrivateKey key(String text) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", ""));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        try {
            return rsa.generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            // The older form, which names no algorithm.
            return rsa.generatePrivate(new PKCS8EncodedKeySpec(wrapped(der)));
        }
    }

    private static byte[] wrapped(byte[] key) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(PKCS8_OF_RSA);
        octets.writeBytes(tagged(0x04, key));
        return tagged(0x30, octets.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
