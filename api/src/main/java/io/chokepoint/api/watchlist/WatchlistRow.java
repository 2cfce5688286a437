package io.chokepoint.api.watchlist;

import io.chokepoint.api.named.NamedRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of a tenant's watchlists. */
@Entity
@Table(name = "watchlist")
@AttributeOverride(name = "id", column = @Column(name = "watchlist_id"))
class WatchlistRow extends NamedRow {
    @Column(name = "subject_ids")
    String[] subjectIds;
}
