package io.chokepoint.api.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The trusted documents of tenants, from PostgreSQL. What is known of a tenant is at most some seconds old. */
@ApplicationScoped
public class DocumentStore {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final int KEPT_CHARACTERS = 16 << 20;

    private final TenantTransaction transaction;
    private final EntityManager entityManager;
    private final Cache<UUID, Documents> known =
            Caffeine.newBuilder().expireAfterWrite(AGE).build();
    private final Cache<SentKey, String> sent = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((SentKey key, String text) -> text.length())
            .build();

    DocumentStore(TenantTransaction transaction, EntityManager entityManager) {
        this.transaction = transaction;
        this.entityManager = entityManager;
    }

    private record SentKey(UUID tenantId, String sha256) {}

    /** What is known of a tenant without asking PostgreSQL. */
    public Optional<Documents> known(TenantScope scope) {
        return Optional.ofNullable(known.getIfPresent(scope.tenantId()));
    }

    /** What a tenant trusts. Blocking. */
    @ActivateRequestContext
    public Documents load(TenantScope scope) {
        Documents documents = transaction.call(scope.tenantId(), () -> read(scope.tenantId()));
        known.put(scope.tenantId(), documents);
        return documents;
    }

    /** Forgets what is known of a tenant, after a change. */
    void changed(TenantScope scope) {
        known.invalidate(scope.tenantId());
    }

    /** A document that a client of the tenant has sent before, by its SHA-256: it saves bytes and means no trust. */
    public Optional<String> sent(TenantScope scope, String sha256) {
        return Optional.ofNullable(sent.getIfPresent(new SentKey(scope.tenantId(), sha256)));
    }

    /** Keeps a document that a client sends by its SHA-256 from now on. */
    public void keep(TenantScope scope, String sha256, String text) {
        sent.put(new SentKey(scope.tenantId(), sha256), text);
    }

    private Documents read(UUID tenantId) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select sha256, name, document from trusted_document where tenant_id = ?1", Object[].class)
                .setParameter(1, tenantId)
                .getResultList();
        List<String> policy = entityManager
                .createNativeQuery("select policy from document_policy where tenant_id = ?1", String.class)
                .setParameter(1, tenantId)
                .getResultList();
        Map<String, String> bySha256 = new HashMap<>();
        Map<String, String> byName = new HashMap<>();
        for (Object[] row : rows) {
            bySha256.put((String) row[0], (String) row[2]);
            byName.put((String) row[1], (String) row[0]);
        }
        return new Documents(
                policy.isEmpty() ? DocumentPolicy.OPEN : DocumentPolicy.valueOf(policy.get(0)), bySha256, byName);
    }
}
