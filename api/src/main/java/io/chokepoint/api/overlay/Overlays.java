package io.chokepoint.api.overlay;

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

/** Reads a tenant's overlays. Blocking. */
@ApplicationScoped
public class Overlays implements NodeLoader {
    private static final String READER = "analyst";

    private final NamedObjects<OverlayRow, Overlay> named;

    Overlays(TenantTransaction transaction, OverlayRows rows) {
        this.named = new NamedObjects<>(transaction, rows, (scope, row) -> new Overlay(row));
    }

    /**
     * What an overlay holds.
     *
     * @param id its global id
     * @throws ApiException when the tenant has none of this id
     */
    public OverlayContent content(TenantScope scope, String id) {
        return Optional.ofNullable(
                        load(scope, GlobalId.key(Overlay.TYPE, id).stream().toList())
                                .get(GlobalId.key(Overlay.TYPE, id).orElse("")))
                .map(Overlay::content)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND, "overlay: '" + id + "' is not an overlay of your tenant"));
    }

    /** A page of overlays by name. */
    @ActivateRequestContext
    public List<Overlay> after(TenantScope scope, String name, int limit) {
        return named.after(scope, name, limit);
    }

    @Override
    public String type() {
        return Overlay.TYPE;
    }

    @Override
    @ActivateRequestContext
    public Map<String, Overlay> load(TenantScope scope, Collection<String> keys) {
        // Who may not list overlays does not find one by its id either.
        if (!scope.roles().contains(READER)) {
            return Map.of();
        }
        return named.load(scope, keys);
    }
}
