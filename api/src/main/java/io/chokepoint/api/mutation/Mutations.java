package io.chokepoint.api.mutation;

import io.chokepoint.api.audit.AuditLog;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
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

    private final TenantTransaction transaction;
    private final IdempotencyKeys keys;
    private final AuditLog audit;

    Mutations(TenantTransaction transaction, IdempotencyKeys keys, AuditLog audit) {
        this.transaction = transaction;
        this.keys = keys;
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
        Optional<UserError> refusal = IdempotencyKeys.refusal(request);
        if (refusal.isPresent()) {
            return answer.apply(Done.refused(List.of(refusal.get())));
        }
        return transaction.call(scope.tenantId(), () -> answer.apply(once(scope, request, work)));
    }

    private Done once(TenantScope scope, Request request, Supplier<Done> work) {
        Optional<IdempotencyKeys.Earlier> earlier = keys.earlier(scope.tenantId(), request);
        if (earlier.isPresent()) {
            return earlier.get()
                    .error()
                    .map(error -> Done.refused(List.of(error)))
                    .orElseGet(() ->
                            Done.to(UUID.fromString(earlier.get().resultId().orElseThrow()), "{}"));
        }
        Done done = done(scope, request, work);
        if (done.errors().isEmpty()) {
            keys.keep(scope.tenantId(), request, done.id().toString());
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
}
