package io.chokepoint.api.mutation;

import io.chokepoint.api.audit.AuditLog;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import io.chokepoint.export.pack.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does what mutations ask for, each in one transaction with its audit event. A key makes a request that is sent again answer
 * what it answered first, and change nothing.
 */
@ApplicationScoped
public class Mutations {
    /** What a client is told of the argument for {@link Request#key}. */
    public static final String KEY =
            "What you know this request by: sent again with the same key, it answers the same and changes nothing.";

    private static final int LONGEST_KEY = 100;

    private final TenantTransaction transaction;
    private final EntityManager entityManager;
    private final AuditLog audit;

    Mutations(TenantTransaction transaction, EntityManager entityManager, AuditLog audit) {
        this.transaction = transaction;
        this.entityManager = entityManager;
        this.audit = audit;
    }

    /**
     * What is to be done.
     *
     * @param name the mutation, as the audit event says it
     * @param key what the client knows the request by, or null
     * @param input everything that the client has given, as text: with the same key, it must be the same
     * @param requestId id of the request
     */
    public record Request(String name, String key, String input, String requestId) {}

    /**
     * What has been done.
     *
     * @param id id of the object, null where nothing has been done
     * @param details what the audit event says of it, as JSON
     * @param errors why nothing has been done; empty where something has
     */
    public record Done(UUID id, String details, List<UserError> errors) {
        /** Something has been done to an object. */
        public static Done to(UUID id, String details) {
            return new Done(id, details, List.of());
        }

        /** Nothing has been done, for these reasons. */
        public static Done refused(List<UserError> errors) {
            return new Done(null, "{}", List.copyOf(errors));
        }
    }

    /**
     * Does it, once for a key. Blocking.
     *
     * @param work what to do, in a transaction of the tenant
     * @param answer makes the payload, in the same transaction
     */
    @ActivateRequestContext
    public <T> T run(TenantScope scope, Request request, Supplier<Done> work, Function<Done, T> answer) {
        if (request.key() != null && (request.key().isBlank() || request.key().length() > LONGEST_KEY)) {
            return answer.apply(Done.refused(List.of(new UserError(
                    "idempotencyKey",
                    UserErrorCode.INVALID,
                    "The key has %d characters; 1 to %d that are not all spaces pass"
                            .formatted(request.key().length(), LONGEST_KEY)))));
        }
        return transaction.call(scope.tenantId(), () -> answer.apply(once(scope, request, work)));
    }

    private Done once(TenantScope scope, Request request, Supplier<Done> work) {
        if (request.key() == null) {
            return done(scope, request, work);
        }
        // A request with the same key waits here until this one is done.
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, scope.tenantId() + "/" + request.key())
                .getResultList();
        List<Object[]> earlier = entityManager
                .createNativeQuery(
                        "select operation, input, result_id from idempotency_key where tenant_id = ?1 and key = ?2",
                        Object[].class)
                .setParameter(1, scope.tenantId())
                .setParameter(2, request.key())
                .getResultList();
        byte[] input = digest(request.input());
        if (!earlier.isEmpty()) {
            Object[] row = earlier.get(0);
            return row[0].equals(request.name()) && Arrays.equals((byte[]) row[1], input)
                    ? Done.to((UUID) row[2], "{}")
                    : Done.refused(List.of(new UserError(
                            "idempotencyKey",
                            UserErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "'%s' belongs to a request that asked for something else; use a new key"
                                    .formatted(request.key()))));
        }
        Done done = done(scope, request, work);
        if (done.errors().isEmpty()) {
            entityManager
                    .createNativeQuery("insert into idempotency_key (tenant_id, key, operation, input, result_id)"
                            + " values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, scope.tenantId())
                    .setParameter(2, request.key())
                    .setParameter(3, request.name())
                    .setParameter(4, input)
                    .setParameter(5, done.id())
                    .executeUpdate();
        }
        return done;
    }

    private Done done(TenantScope scope, Request request, Supplier<Done> work) {
        Done done = work.get();
        if (done.errors().isEmpty()) {
            audit.append(scope, request.name(), done.id().toString(), done.details(), request.requestId());
        }
        return done;
    }

    private static byte[] digest(String input) {
        return Sha256.digest().digest(input.getBytes(StandardCharsets.UTF_8));
    }
}
