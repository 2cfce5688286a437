package io.chokepoint.batch.engine;

import io.chokepoint.indices.Basis;

/**
 * Turns the legs of holders into those of their entities, on each basis on which a series is measured, and apart from them
 * what the adjusted basis leaves out and others own.
 */
final class EntityLegs {
    private final SeriesEntities entities;
    private final GroupNumbers groups;
    private final LegCombiner legs;
    private final IdTransfers.SeriesNumbers raw;
    private final IdTransfers.SeriesNumbers adjusted;
    private final IdTransfers.SeriesNumbers unattributed;
    private int series = Integer.MIN_VALUE;
    private EntityMap entitiesOfSeries;
    private boolean hasAdjusted;
    private int rawGroup;
    private int adjustedGroup;
    private int epochDayOfLegs;

    EntityLegs(SeriesEntities entities, GroupNumbers groups, LegCombiner legs) {
        this.entities = entities;
        this.groups = groups;
        this.legs = legs;
        this.raw = new IdTransfers.SeriesNumbers(groups, GroupKey::of);
        this.adjusted =
                new IdTransfers.SeriesNumbers(groups, (number, day) -> GroupKey.of(number, Basis.ADJUSTED, day));
        this.unattributed = new IdTransfers.SeriesNumbers(groups, GroupKey::ofUnattributed);
    }

    /** Says of which series and day the next legs are. */
    void on(int ofSeries, int epochDay) {
        if (ofSeries != series) {
            series = ofSeries;
            entitiesOfSeries = entities.of(ofSeries);
            hasAdjusted = SeriesEntities.isAdjusted(entitiesOfSeries);
        }
        epochDayOfLegs = epochDay;
        rawGroup = raw.group(ofSeries, epochDay);
        adjustedGroup = hasAdjusted ? adjusted.group(ofSeries, epochDay) : -1;
    }

    /** An amount of the series does not fit the fast path. */
    void markWide() {
        groups.markWide(rawGroup);
        if (hasAdjusted) {
            groups.markWide(adjustedGroup);
        }
    }

    /**
     * Adds a leg.
     *
     * @param high upper half of the signed amount, which lies within [−2^126, 2^126)
     */
    void add(long holder, long high, long low) {
        int place = entitiesOfSeries == null ? -1 : entitiesOfSeries.find(holder);
        long entity = place < 0 ? holder : entitiesOfSeries.entity(place);
        legs.addNumber(rawGroup, entity, high, low);
        if (!hasAdjusted) {
            return;
        }
        if (place < 0 || !entitiesOfSeries.isExcluded(place)) {
            legs.addNumber(adjustedGroup, entity, high, low);
        } else if (entitiesOfSeries.isForOthers(place)) {
            legs.addNumber(unattributed.group(series, epochDayOfLegs), entity, high, low);
        }
    }
}
