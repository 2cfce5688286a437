package io.chokepoint.api.audit;

import io.chokepoint.export.pack.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that was done for a tenant. */
@Description(
        "Something that was done for your tenant. Events are never changed: each carries the digest of the one before.")
public record AuditEvent(
        @NonNull @Description("1 for the first of the tenant, then without gaps, as decimal text.") String sequence,
        @NonNull @Description("When it was done.") Instant at,
        @NonNull @Description("Who did it: subject of the token.") String userId,
        @NonNull @Description("Name of the user or client.") String user,
        @NonNull @Description("The mutation.") String action,
        @NonNull @Description("Id of the object it was done to.") String objectId,
        @NonNull @Description("What was given, as JSON.") String details,
        @NonNull @Description("The request that did it.") String requestId,
        @NonNull @Description("Digest of the event before; empty for the first.") String previousDigest,
        @NonNull
                @Description(
                        "SHA-256, in hexadecimal, of the fields before it in this order, each as UTF-8 after its length"
                                + " in bytes, four of them, the highest first.")
                String digest) {

    /** An event with its digest. */
    static AuditEvent of(
            long sequence,
            Instant at,
            String userId,
            String user,
            String action,
            String objectId,
            String details,
            String requestId,
            String previousDigest) {
        List<String> fields = List.of(
                Long.toString(sequence),
                at.toString(),
                userId,
                user,
                action,
                objectId,
                details,
                requestId,
                previousDigest);
        return new AuditEvent(
                fields.get(0), at, userId, user, action, objectId, details, requestId, previousDigest, digest(fields));
    }

    /** Whether an event is as it was written, and follows another. */
    boolean follows(AuditEvent before) {
        return previousDigest.equals(before == null ? "" : before.digest)
                && Long.parseLong(sequence) == (before == null ? 1 : Long.parseLong(before.sequence) + 1)
                && digest.equals(of(
                                Long.parseLong(sequence),
                                at,
                                userId,
                                user,
                                action,
                                objectId,
                                details,
                                requestId,
                                previousDigest)
                        .digest);
    }

    private static String digest(List<String> fields) {
        MessageDigest sha256 = Sha256.digest();
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sha256.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
