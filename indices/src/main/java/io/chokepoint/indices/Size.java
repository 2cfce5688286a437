package io.chokepoint.indices;

import io.chokepoint.indices.scan.Moments;

/** How much there is, and among how many: both are zero, not undefined, when nobody holds anything. */
final class Size {
    static final IndexDefinition POPULATION_DEFINITION = new IndexDefinition(
            "population",
            "Population",
            Unit.ENTITIES,
            Range.atLeast(0),
            Direction.NEUTRAL,
            "n = #{i : x_i > 0}",
            "Chokepoint methodology",
            1);

    static final IndexDefinition TOTAL_DEFINITION = new IndexDefinition(
            "total",
            "Total",
            Unit.RESOURCE_UNITS,
            Range.atLeast(0),
            Direction.NEUTRAL,
            "T = Σ x_i",
            "Chokepoint methodology",
            1);

    private Size() {}

    static IndexValue population(Moments moments) {
        return IndexValue.whole(moments.population());
    }

    static IndexValue total(Moments moments) {
        return IndexValue.whole(moments.total());
    }
}
