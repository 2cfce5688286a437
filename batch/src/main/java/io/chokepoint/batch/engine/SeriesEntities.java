package io.chokepoint.batch.engine;

import io.chokepoint.indices.Basis;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The entities behind the holders of each series.
 *
 * @param bySeries by number of the series; series of one network share a map, series without evidence have none
 * @param names names of the entities that are no holders, whose numbers are below −1
 */
public record SeriesEntities(Map<Integer, EntityMap> bySeries, List<Name> names) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Every holder is an entity of its own. */
    public static final SeriesEntities NONE = new SeriesEntities(Map.of(), List.of());

    /** What an entity is called. */
    public record Name(long number, String entity) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** The entities of a series; null when every holder is one of its own. */
    EntityMap of(int series) {
        return bySeries.get(series);
    }

    /** Whether a series is measured on {@link Basis#ADJUSTED} too: only where there is something to leave out. */
    static boolean isAdjusted(EntityMap entities) {
        return entities != null && entities.excludesAny();
    }
}
