package io.chokepoint.api.export;

import io.chokepoint.api.audit.AuditLog;
import io.chokepoint.api.mutation.IdempotencyKeys;
import io.chokepoint.api.mutation.Mutations;
import io.chokepoint.api.mutation.UserError;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What users change about exports: each change in one transaction with its audit event. */
@ApplicationScoped
class ExportChanges {
    private final PanacheTenantSql sql;
    private final IdempotencyKeys keys;
    private final AuditLog audit;

    ExportChanges(PanacheTenantSql sql, IdempotencyKeys keys, AuditLog audit) {
        this.sql = sql;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * Who changes something, and by which request.
     *
     * @param scope of the user
     * @param requestId id of the request
     */
    record Author(TenantScope scope, String requestId) {
        UUID tenant() {
            return scope.tenantId();
        }

        String userName() {
            return scope.userName();
        }
    }

    /**
     * A change.
     *
     * @param objectId what was changed
     * @param details what the audit event says of it, as JSON; never a secret
     * @param answer for the user
     */
    record Change<T>(String objectId, String details, T answer) {
        /** A change of an object that its action and id say all about. */
        static <T> Change<T> of(String objectId, T answer) {
            return new Change<>(objectId, "{}", answer);
        }

        /** The same with something that the audit event says. */
        Change<T> saying(String name, String value) {
            return new Change<>(objectId, new JsonObject().put(name, value).encode(), answer);
        }
    }

    /**
     * Makes a change.
     *
     * @param action the mutation, as the audit event says it
     */
    <T> T make(Author author, String action, TenantSql.Work<Change<T>> work) {
        return sql.call(author.tenant(), connection -> made(author, action, work.apply(connection))
                .answer());
    }

    /** The answer for what a request of before has made. */
    @FunctionalInterface
    interface Again<T> {
        T answer(Connection connection, String objectId) throws SQLException;
    }

    /**
     * Makes a change, once for a key.
     *
     * @param request the mutation and what the client knows it by
     * @throws Refusal when the key cannot be one, or belongs to another request
     */
    <T> T makeOnce(Author author, Mutations.Request request, TenantSql.Work<Change<T>> work, Again<T> again) {
        refuse(IdempotencyKeys.refusal(request));
        return sql.call(author.tenant(), connection -> {
            Optional<IdempotencyKeys.Earlier> earlier = keys.earlier(author.tenant(), request);
            if (earlier.isPresent()) {
                refuse(earlier.get().error());
                return again.answer(connection, earlier.get().resultId().orElseThrow());
            }
            Change<T> change = made(author, request.name(), work.apply(connection));
            keys.keep(author.tenant(), request, change.objectId());
            return change.answer();
        });
    }

    private static void refuse(Optional<UserError> error) {
        error.ifPresent(what -> {
            throw new Refusal(what);
        });
    }

    private <T> Change<T> made(Author author, String action, Change<T> change) {
        audit.append(author.scope(), action, change.objectId(), change.details(), author.requestId());
        return change;
    }
}
