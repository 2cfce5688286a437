package io.chokepoint.api.document;

import io.chokepoint.export.pack.Sha256;
import java.util.Map;
import java.util.Optional;

/**
 * What a tenant trusts at a moment.
 *
 * @param policy what it does with other documents
 * @param bySha256 text of the documents, by their SHA-256 in hexadecimal
 * @param byName SHA-256 by name of the operation
 */
public record Documents(DocumentPolicy policy, Map<String, String> bySha256, Map<String, String> byName) {

    /** Nothing changes any more. */
    public Documents {
        bySha256 = Map.copyOf(bySha256);
        byName = Map.copyOf(byName);
    }

    /** The document of a name. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(byName.get(name)).map(bySha256::get);
    }

    /** The SHA-256 of a document's text, in hexadecimal. */
    public static String sha256(String text) {
        return Sha256.hex(text);
    }
}
