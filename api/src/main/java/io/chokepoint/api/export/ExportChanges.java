package io.chokepoint.api.export;

import io.chokepoint.api.audit.AuditLog;
import io.chokepoint.api.tenant.TenantScope;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What users change about exports: each change in one transaction with its audit event. */
@ApplicationScoped
class ExportChanges {
    private final PanacheTenantSql sql;
    private final AuditLog audit;

    ExportChanges(PanacheTenantSql sql, AuditLog audit) {
        this.sql = sql;
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
     * @param objectId what was changed; null where nothing was
     * @param details what the audit event says of it, as JSON; never a secret
     * @param answer for the user
     */
    record Change<T>(String objectId, String details, T answer) {
        /** A change of an object that its action and id say all about. */
        static <T> Change<T> of(String objectId, T answer) {
            return new Change<>(objectId, "{}", answer);
        }

        /** The answer to a request that came before. */
        static <T> Change<T> none(T answer) {
            return new Change<>(null, "{}", answer);
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
        return sql.call(author.tenant(), connection -> {
            Change<T> change = work.apply(connection);
            if (change.objectId() != null) {
                audit.append(author.scope(), action, change.objectId(), change.details(), author.requestId());
            }
            return change.answer();
        });
    }
}
