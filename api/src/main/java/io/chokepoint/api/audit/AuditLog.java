package io.chokepoint.api.audit;

import io.chokepoint.api.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The audit events of tenants, in PostgreSQL. Everything here runs in a transaction that has named the tenant. */
@ApplicationScoped
public class AuditLog {
    private static final String COLUMNS =
            "select sequence, at, user_id, user_name, action, object_id, details, request_id,"
                    + " previous_digest, digest from audit_event where tenant_id = ?1 ";

    private final EntityManager entityManager;

    AuditLog(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Adds an event after the last one of the tenant.
     *
     * @param details what was given, as JSON
     */
    public void append(TenantScope scope, String action, String objectId, String details, String requestId) {
        // Events of one tenant follow each other, also when they happen at the same time.
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 1))", Object.class)
                .setParameter(1, scope.tenantId().toString())
                .getResultList();
        List<AuditEvent> last = newest(scope.tenantId(), Long.MAX_VALUE, 1);
        long sequence = last.isEmpty() ? 1 : Long.parseLong(last.get(0).sequence()) + 1;
        AuditEvent event = AuditEvent.of(
                sequence,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                scope.userId(),
                scope.userName(),
                action,
                objectId,
                details,
                requestId,
                last.isEmpty() ? "" : last.get(0).digest());
        entityManager
                .createNativeQuery(
                        "insert into audit_event (tenant_id, sequence, at, user_id, user_name, action, object_id,"
                                + " details, request_id, previous_digest, digest)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
                .setParameter(1, scope.tenantId())
                .setParameter(2, sequence)
                .setParameter(3, event.at())
                .setParameter(4, event.userId())
                .setParameter(5, event.user())
                .setParameter(6, action)
                .setParameter(7, objectId)
                .setParameter(8, details)
                .setParameter(9, requestId)
                .setParameter(10, event.previousDigest())
                .setParameter(11, event.digest())
                .executeUpdate();
    }

    /** Events before one, the newest first. */
    List<AuditEvent> newest(UUID tenantId, long before, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery(COLUMNS + "and sequence < ?2 order by sequence desc limit ?3", Object[].class)
                .setParameter(1, tenantId)
                .setParameter(2, before)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(AuditLog::event).toList();
    }

    private static AuditEvent event(Object[] row) {
        return new AuditEvent(
                row[0].toString(),
                (Instant) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9]);
    }
}
