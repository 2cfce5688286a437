package io.chokepoint.batch.engine;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Walks the days of one partition of holders: the changes of a day turn the balances of the day before into its own. Every
 * change is added once, however many days there are.
 */
final class DayWalk implements Iterator<BalanceBlock> {
    private final long[] changes;
    private final HolderNames names;
    private final int partition;
    private final DayRange range;
    private final GroupNumbers series = new GroupNumbers();
    private final BalanceTable balances = new BalanceTable(series);
    /** By number of a change's group, the day and the number of its series. */
    private final int[] days;

    private final int[] seriesNumbers;
    /** Positions in changes by day, and where each day begins. */
    private final int[] byDay;

    private final int[] dayStarts;
    private final int firstDay;
    private int day;

    DayWalk(BalanceTable changes, GroupNumbers groups, int partition, DayRange range, Iterator<NameChunk> dictionary) {
        this.changes = changes.entries();
        this.partition = partition;
        this.range = range;
        this.days = new int[groups.size()];
        this.seriesNumbers = new int[groups.size()];
        try (BalanceSnapshot.Reader opening = range.snapshot().open(partition, series)) {
            opening.readAll(balances);
        }
        // No day may be due at all: holdings can be newer than the last transfer.
        int first = range.last() + 1;
        if (range.first() != DayRange.FROM_THE_BEGINNING) {
            first = Math.min(first, range.first());
        }
        for (int group = 0; group < groups.size(); group++) {
            GroupKey key = groups.key(group);
            days[group] = key.epochDay();
            seriesNumbers[group] = series.of(key.on(0));
            if (groups.isWide(group)) {
                series.markWide(seriesNumbers[group]);
            }
            first = Math.min(first, days[group]);
        }
        this.names = HolderNames.of(List.of(changes, balances), dictionary);
        this.firstDay = first;
        this.day = first;
        this.dayStarts = new int[range.last() - first + 2];
        this.byDay = new int[changes.size()];
        sortByDay();
        while (day < range.first() && day <= range.last()) {
            addChanges(day++);
        }
        if (!hasNext()) {
            keep();
        }
    }

    private void keep() {
        try (BalanceSnapshot.Writer closing = range.snapshot().close(partition, series, false)) {
            closing.writeAll(balances);
        }
    }

    private void sortByDay() {
        for (int at = 0; at < changes.length; at += BalanceTable.WORDS) {
            if (BalanceTable.isUsed(changes, at)) {
                dayStarts[dayOf(at) - firstDay + 1]++;
            }
        }
        for (int i = 1; i < dayStarts.length; i++) {
            dayStarts[i] += dayStarts[i - 1];
        }
        int[] next = dayStarts.clone();
        for (int at = 0; at < changes.length; at += BalanceTable.WORDS) {
            if (BalanceTable.isUsed(changes, at)) {
                byDay[next[dayOf(at) - firstDay]++] = at;
            }
        }
    }

    private int dayOf(int at) {
        return days[(int) (changes[at] >>> 32)];
    }

    private void addChanges(int ofDay) {
        for (int i = dayStarts[ofDay - firstDay]; i < dayStarts[ofDay - firstDay + 1]; i++) {
            int at = byDay[i];
            long word0 = (long) seriesNumbers[(int) (changes[at] >>> 32)] << 32;
            balances.add(word0, changes[at + 1], changes[at + 2], changes[at + 3], changes[at + 4]);
        }
    }

    @Override
    public boolean hasNext() {
        return day <= range.last();
    }

    @Override
    public BalanceBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        addChanges(day);
        BalanceBlock block = BalanceBlock.of(balances, series, names).on(day++);
        if (!hasNext()) {
            keep();
        }
        return block;
    }
}
