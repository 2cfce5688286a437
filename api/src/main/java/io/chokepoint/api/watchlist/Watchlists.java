package io.chokepoint.api.watchlist;

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

/** Reads a tenant's watchlists. Blocking. */
@ApplicationScoped
class Watchlists implements NodeLoader {
    private final TenantTransaction transaction;

    Watchlists(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** A page of watchlists by name. */
    @ActivateRequestContext
    List<Watchlist> after(TenantScope scope, String name, int limit) {
        return transaction.call(scope.tenantId(), () -> WatchlistRow.after(scope.tenantId(), name, limit).stream()
                .map(row -> row.watchlist(scope))
                .toList());
    }

    @Override
    public String type() {
        return Watchlist.TYPE;
    }

    @Override
    @ActivateRequestContext
    public Map<String, Watchlist> load(TenantScope scope, Collection<String> keys) {
        return transaction.call(scope.tenantId(), () -> {
            Map<String, Watchlist> found = new HashMap<>();
            for (String key : keys) {
                uuid(key)
                        .flatMap(id -> WatchlistRow.of(scope.tenantId(), id))
                        .ifPresent(row -> found.put(key, row.watchlist(scope)));
            }
            return found;
        });
    }

    /** The row of a global id, in a transaction of the tenant. */
    static Optional<WatchlistRow> row(TenantScope scope, String id) {
        return GlobalId.key(Watchlist.TYPE, id)
                .flatMap(Watchlists::uuid)
                .flatMap(key -> WatchlistRow.of(scope.tenantId(), key));
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
