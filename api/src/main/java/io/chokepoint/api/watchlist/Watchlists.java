package io.chokepoint.api.watchlist;

import io.chokepoint.api.named.NamedObjects;
import io.chokepoint.api.node.NodeLoader;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.api.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads a tenant's watchlists. Blocking. */
@ApplicationScoped
class Watchlists implements NodeLoader {
    private final NamedObjects<WatchlistRow, Watchlist> named;

    Watchlists(TenantTransaction transaction, WatchlistRows rows) {
        this.named = new NamedObjects<>(transaction, rows, Watchlist::new);
    }

    /** A page of watchlists by name. */
    @ActivateRequestContext
    List<Watchlist> after(TenantScope scope, String name, int limit) {
        return named.after(scope, name, limit);
    }

    @Override
    public String type() {
        return Watchlist.TYPE;
    }

    @Override
    @ActivateRequestContext
    public Map<String, Watchlist> load(TenantScope scope, Collection<String> keys) {
        return named.load(scope, keys);
    }
}
