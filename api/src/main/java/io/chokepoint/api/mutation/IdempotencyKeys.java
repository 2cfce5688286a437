package io.chokepoint.api.mutation;

import io.chokepoint.export.pack.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What clients know their requests by: a request that is sent again with its key gets what the first one made. */
@ApplicationScoped
public class IdempotencyKeys {
    private static final int LONGEST = 255;

    /** Where the result is a uuid, replicas of an earlier schema find it in the column that they know. */
    private static final String KEEP =
            "insert into idempotency_key (tenant_id, key, operation, input, result, result_id) values (?1, ?2, ?3, ?4, ?5,"
                    + " case when cast(?5 as text) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(?5 as uuid) end)";

    private final EntityManager entityManager;

    IdempotencyKeys(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Why a request cannot have its key; empty where it can, and where it has none. */
    public static Optional<UserError> refusal(Mutations.Request request) {
        String key = request.key();
        if (key == null || (!key.isBlank() && key.length() <= LONGEST)) {
            return Optional.empty();
        }
        return Optional.of(new UserError(
                "idempotencyKey",
                UserErrorCode.INVALID,
                "The key has %d characters; 1 to %d that are not all spaces pass".formatted(key.length(), LONGEST)));
    }

    /**
     * What became of an earlier request with the key: the id of what it made, or why this request is not that one.
     *
     * @param resultId empty where there is an error
     * @param error empty where there is a result
     */
    public record Earlier(Optional<String> resultId, Optional<UserError> error) {}

    /**
     * The earlier request with the same key; empty where there is none, and for a request without a key. Within a transaction of
     * the tenant: until its end, another request with the key waits here.
     */
    public Optional<Earlier> earlier(UUID tenantId, Mutations.Request request) {
        if (request.key() == null) {
            return Optional.empty();
        }
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, tenantId + "/" + request.key())
                .getResultList();
        List<Object[]> found = entityManager
                .createNativeQuery(
                        "select operation, input, coalesce(result, result_id::text) from idempotency_key"
                                + " where tenant_id = ?1 and key = ?2",
                        Object[].class)
                .setParameter(1, tenantId)
                .setParameter(2, request.key())
                .getResultList();
        return found.stream().findFirst().map(row -> answer(row, request));
    }

    private static Earlier answer(Object[] row, Mutations.Request request) {
        if (row[0].equals(request.name()) && Arrays.equals((byte[]) row[1], digest(request))) {
            return new Earlier(Optional.of((String) row[2]), Optional.empty());
        }
        UserError reused = new UserError(
                "idempotencyKey",
                UserErrorCode.IDEMPOTENCY_KEY_REUSED,
                "'%s' belongs to a request that asked for something else; use a new key".formatted(request.key()));
        return new Earlier(Optional.empty(), Optional.of(reused));
    }

    /** Keeps what a request has made, in the transaction that made it; nothing for a request without a key. */
    public void keep(UUID tenantId, Mutations.Request request, String resultId) {
        if (request.key() == null) {
            return;
        }
        entityManager
                .createNativeQuery(KEEP)
                .setParameter(1, tenantId)
                .setParameter(2, request.key())
                .setParameter(3, request.name())
                .setParameter(4, digest(request))
                .setParameter(5, resultId)
                .executeUpdate();
    }

    private static byte[] digest(Mutations.Request request) {
        return Sha256.digest().digest(request.input().getBytes(StandardCharsets.UTF_8));
    }
}
