package io.chokepoint.api.export;

import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.hibernate.Session;

/** Transactions of the application, by way of {@link TenantTransaction}. */
@ApplicationScoped
class PanacheTenantSql implements TenantSql {
    private final TenantTransaction transaction;
    private final EntityManager entityManager;

    PanacheTenantSql(TenantTransaction transaction, EntityManager entityManager) {
        this.transaction = transaction;
        this.entityManager = entityManager;
    }

    @Override
    @ActivateRequestContext
    public <T> T call(UUID tenantId, Work<T> work) {
        return transaction.call(
                tenantId, () -> entityManager.unwrap(Session.class).doReturningWork(work::apply));
    }
}
