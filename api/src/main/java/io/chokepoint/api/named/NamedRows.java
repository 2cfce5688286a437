package io.chokepoint.api.named;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.tenant.TenantScope;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds rows of what tenants keep under names, in a transaction of the tenant.
 *
 * @param <R> the rows
 */
public interface NamedRows<R extends NamedRow> extends PanacheRepositoryBase<R, NamedRow.Key> {

    /** The row with an id. */
    default Optional<R> of(UUID tenantId, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenantId, id).firstResultOptional();
    }

    /** The row of a global id. */
    default Optional<R> of(TenantScope scope, String type, String globalId) {
        return GlobalId.key(type, globalId).flatMap(GlobalId::uuid).flatMap(id -> of(scope.tenantId(), id));
    }

    /** Whether another row of the tenant has a name. */
    default boolean isTaken(R row, String name) {
        return count("tenantId = ?1 and name = ?2 and id <> ?3", row.tenantId, name, row.id) > 0;
    }

    /** Rows by name, after one. */
    default List<R> after(UUID tenantId, String name, int limit) {
        return find("tenantId = ?1 and name > ?2 order by name", tenantId, name)
                .page(0, limit)
                .list();
    }
}
