package io.chokepoint.api.composite;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.node.NodeLoader;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a tenant's composites. Blocking. */
@ApplicationScoped
class Composites implements NodeLoader {
    private final TenantTransaction transaction;

    Composites(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * A composite by its global id.
     *
     * @throws ApiException when the tenant has none of this id
     */
    Composite require(TenantScope scope, String id) {
        return GlobalId.key(Composite.TYPE, id)
                .flatMap(key -> Optional.ofNullable(load(scope, List.of(key)).get(key)))
                .orElseThrow(() ->
                        new ApiException(ErrorCode.NOT_FOUND, "id: '" + id + "' is not a composite of your tenant"));
    }

    /** A page of composites by name. */
    @ActivateRequestContext
    List<Composite> after(TenantScope scope, String name, int limit) {
        return transaction.call(scope.tenantId(), () -> CompositeRow.after(scope.tenantId(), name, limit).stream()
                .map(CompositeRow::composite)
                .toList());
    }

    @Override
    public String type() {
        return Composite.TYPE;
    }

    @Override
    @ActivateRequestContext
    public Map<String, Composite> load(TenantScope scope, Collection<String> keys) {
        return transaction.call(scope.tenantId(), () -> {
            Map<String, Composite> found = new HashMap<>();
            for (String key : keys) {
                uuid(key)
                        .flatMap(id -> CompositeRow.of(scope.tenantId(), id))
                        .ifPresent(row -> found.put(key, row.composite()));
            }
            return found;
        });
    }

    /** The row of a global id, in a transaction of the tenant. */
    static Optional<CompositeRow> row(TenantScope scope, String id) {
        return GlobalId.key(Composite.TYPE, id)
                .flatMap(Composites::uuid)
                .flatMap(key -> CompositeRow.of(scope.tenantId(), key));
    }

    private static Optional<UUID> uuid(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            // Not an id of ours: the same answer as for an id that nobody has.
            return Optional.empty();
        }
    }
}
