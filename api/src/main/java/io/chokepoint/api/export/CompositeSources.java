package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.composite.ComponentRows;
import io.chokepoint.export.composite.CompositeRows;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Period;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Rows of composites, and of what they are computed from. */
@ApplicationScoped
class CompositeSources {
    private final VisibleRows visible;

    CompositeSources(VisibleRows visible) {
        this.visible = visible;
    }

    /** The composites of a period. */
    RowSource composites(TenantScope scope, Instant knownAt, CompositeRecipe recipe, Filters filters, Period period) {
        ComponentQuery query = new ComponentQuery(recipe, filters, period);
        long expected = visible.count(query.countComposites(scope, knownAt));
        return new CompositeRows(
                recipe, components(scope, knownAt, query), period.firstDay().toEpochDay(), expected);
    }

    /** The values that they are computed from. */
    RowSource components(TenantScope scope, Instant knownAt, CompositeRecipe recipe, Filters filters, Period period) {
        return components(scope, knownAt, new ComponentQuery(recipe, filters, period));
    }

    private RowSource components(TenantScope scope, Instant knownAt, ComponentQuery query) {
        RowSource before = values(query.countBefore(scope, knownAt), query.before(scope, knownAt));
        try {
            return new ComponentRows(before, values(query.countDuring(scope, knownAt), query.during(scope, knownAt)));
        } catch (RuntimeException e) {
            before.close();
            throw e;
        }
    }

    private RowSource values(ScopedQuery count, ScopedQuery rows) {
        return visible.open(Dataset.INDEX_SERIES.schema(), count, rows);
    }
}
