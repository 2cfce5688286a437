package io.chokepoint.api.watchlist;

import io.chokepoint.api.named.NamedRows;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds rows of tenants' watchlists. */
@ApplicationScoped
class WatchlistRows implements NamedRows<WatchlistRow> {}
