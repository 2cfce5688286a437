package io.chokepoint.api.named;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reads what a tenant keeps under names. Blocking; the caller has a request context.
 *
 * @param <R> the rows
 * @param <T> the objects
 */
public final class NamedObjects<R extends NamedRow, T extends NamedObject> {
    private final TenantTransaction transaction;
    private final NamedRows<R> rows;
    private final BiFunction<TenantScope, R, T> object;

    /** @param object makes the object of a row, as a scope sees it */
    public NamedObjects(TenantTransaction transaction, NamedRows<R> rows, BiFunction<TenantScope, R, T> object) {
        this.transaction = transaction;
        this.rows = rows;
        this.object = object;
    }

    /** A page of objects by name. */
    public List<T> after(TenantScope scope, String name, int limit) {
        return transaction.call(scope.tenantId(), () -> rows.after(scope.tenantId(), name, limit).stream()
                .map(row -> object.apply(scope, row))
                .toList());
    }

    /** Objects by key, those that the tenant has. */
    public Map<String, T> load(TenantScope scope, Collection<String> keys) {
        return transaction.call(scope.tenantId(), () -> {
            Map<String, T> found = new HashMap<>();
            for (String key : keys) {
                GlobalId.uuid(key)
                        .flatMap(id -> rows.of(scope.tenantId(), id))
                        .ifPresent(row -> found.put(key, object.apply(scope, row)));
            }
            return found;
        });
    }
}
