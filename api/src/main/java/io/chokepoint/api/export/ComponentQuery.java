package io.chokepoint.api.export;

import io.chokepoint.api.clickhouse.Parameter;
import io.chokepoint.api.clickhouse.ScopedQuery;
import io.chokepoint.api.clickhouse.VisibleView;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Period;
import java.time.Instant;
import java.util.List;

/** The queries of what a composite is computed from: rows of index values, by subject, and their numbers. */
final class ComponentQuery {
    private static final String COMPONENT = "resource, basis, index_id";

    private final CompositeRecipe recipe;
    private final Filters filters;
    private final Period period;

    ComponentQuery(CompositeRecipe recipe, Filters filters, Period period) {
        this.recipe = recipe;
        this.filters = filters;
        this.period = period;
    }

    /** The values of the days of the period. */
    ScopedQuery during(TenantScope scope, Instant knownAt) {
        return duringOf(DatasetQuery.INDEX_COLUMNS, scope, knownAt).append(" ORDER BY " + DatasetQuery.INDEX_ORDER);
    }

    /** Of each component the last value before the period. */
    ScopedQuery before(TenantScope scope, Instant knownAt) {
        return beforeOf(DatasetQuery.INDEX_COLUMNS, scope, knownAt)
                .append(" ORDER BY subject_id, " + COMPONENT + ", as_of DESC LIMIT 1 BY subject_id, " + COMPONENT);
    }

    /** The number of values of the period. */
    ScopedQuery countDuring(TenantScope scope, Instant knownAt) {
        return duringOf("count()", scope, knownAt);
    }

    /** The number of last values before the period. */
    ScopedQuery countBefore(TenantScope scope, Instant knownAt) {
        return beforeOf("uniqExact(subject_id, " + COMPONENT + ")", scope, knownAt);
    }

    /** The number of composites: subjects times days of the period that have a value of a component. */
    ScopedQuery countComposites(TenantScope scope, Instant knownAt) {
        return duringOf("uniqExact(subject_id, as_of)", scope, knownAt);
    }

    private ScopedQuery duringOf(String columns, TenantScope scope, Instant knownAt) {
        return of(columns, scope, knownAt)
                .append(" AND as_of >= toDate(?) AND as_of < toDate(?)")
                .with(ScopedQuery.day(period.firstDay()))
                .with(ScopedQuery.day(period.endDay()));
    }

    private ScopedQuery beforeOf(String columns, TenantScope scope, Instant knownAt) {
        return of(columns, scope, knownAt).append(" AND as_of < toDate(?)").with(ScopedQuery.day(period.firstDay()));
    }

    private ScopedQuery of(String columns, TenantScope scope, Instant knownAt) {
        ScopedQuery query = ScopedQuery.select(columns, VisibleView.VISIBLE_INDEX_VALUE, scope, knownAt)
                .append(" AND (" + COMPONENT + ") IN ?")
                .with(Parameter.ofTuples(
                        "String, String, String",
                        recipe.components().stream()
                                .map(each -> List.of(
                                        each.resource(),
                                        each.basis(),
                                        each.index().id()))
                                .toList()));
        filters.addSubjectsTo(query);
        return query;
    }
}
