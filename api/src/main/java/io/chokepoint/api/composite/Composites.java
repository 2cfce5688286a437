package io.chokepoint.api.composite;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.named.NamedObjects;
import io.chokepoint.api.node.NodeLoader;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a tenant's composites. Blocking. */
@ApplicationScoped
public class Composites implements NodeLoader {
    private final NamedObjects<CompositeRow, Composite> named;

    Composites(TenantTransaction transaction, CompositeRows rows) {
        this.named = new NamedObjects<>(transaction, rows, (scope, row) -> new Composite(row));
    }

    /**
     * A composite by its global id.
     *
     * @throws ApiException when the tenant has none of this id
     */
    public Composite require(TenantScope scope, String id) {
        return GlobalId.key(Composite.TYPE, id)
                .flatMap(key -> Optional.ofNullable(load(scope, List.of(key)).get(key)))
                .orElseThrow(() ->
                        new ApiException(ErrorCode.NOT_FOUND, "id: '" + id + "' is not a composite of your tenant"));
    }

    /** A page of composites by name. */
    @ActivateRequestContext
    List<Composite> after(TenantScope scope, String name, int limit) {
        return named.after(scope, name, limit);
    }

    @Override
    public String type() {
        return Composite.TYPE;
    }

    @Override
    @ActivateRequestContext
    public Map<String, Composite> load(TenantScope scope, Collection<String> keys) {
        return named.load(scope, keys);
    }
}
