package io.chokepoint.api.document;

import io.chokepoint.api.mutation.UserError;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a tenant trusts after a request, and why it is what it was before. */
@Description("What your tenant trusts after a request about it.")
public record TrustedDocumentPayload(
        @NonNull @Description("As it is now.") TrustedDocuments trustedDocuments,
        @NonNull @Description("Why nothing was done; empty when something was.") List<@NonNull UserError> userErrors) {

    /** What a tenant trusts. */
    @Description("The documents that your tenant has published, and what is done with others.")
    public record TrustedDocuments(
            @NonNull @Description("What is done with other documents; in force within seconds.") DocumentPolicy policy,
            @NonNull @Description("By name.") List<@NonNull TrustedDocument> documents) {

        static TrustedDocuments of(Documents known) {
            return new TrustedDocuments(
                    known.policy(),
                    known.byName().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> new TrustedDocument(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /** A document that is trusted. */
    @Description("A document that is trusted.")
    public record TrustedDocument(
            @NonNull @Description("Name of its operation: it is answered at /q/name, too.") String name,
            @NonNull @Description("SHA-256 of its text, in hexadecimal.") String sha256) {}
}
