package io.chokepoint.api.tenant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The only way to PostgreSQL: a new transaction that has named its tenant to the row-level security. The name ends with
 * the transaction, so that a pooled connection never carries it to the next borrower.
 */
@ApplicationScoped
public class TenantTransaction {
    private final EntityManager entityManager;

    TenantTransaction(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Runs work that sees the rows of one tenant. */
    public <T> T call(UUID tenantId, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            entityManager
                    .createNativeQuery("select set_config('app.tenant', ?1, true)", String.class)
                    .setParameter(1, tenantId.toString())
                    .getSingleResult();
            return work.get();
        });
    }

    /** The ids of all tenants, for work that visits one after another. */
    List<UUID> tenantIds() {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("select tenant_ids()", UUID.class)
                .getResultList());
    }
}
