package io.chokepoint.batch.run;

import io.chokepoint.indices.PublicationCause;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out why days that were published before are published again: by what the new run has read and the one before it has
 * not.
 *
 * @param newRuns ingest runs that no published run has read
 * @param withdrawn what ingest runs have withdrawn
 * @param facts the days of what they brought
 * @param evidenceRuns ingest runs that brought or erased labels or links, new or not
 * @param repriced days of holdings that the new ones brought prices for
 * @param methodChanged whether an index that was published before has another methodology version
 */
record Causes(
        Set<String> newRuns,
        Withdrawn withdrawn,
        FactDays facts,
        Set<String> evidenceRuns,
        Set<LocalDate> repriced,
        boolean methodChanged) {

    /**
     * The causes; at least one unless no day was published before.
     *
     * @param again days of the run that were published before
     * @param said what the operator says, which no input tells
     */
    Set<PublicationCause> of(SortedSet<LocalDate> again, Set<PublicationCause> said) {
        Set<PublicationCause> causes = EnumSet.noneOf(PublicationCause.class);
        if (again.isEmpty()) {
            return causes;
        }
        causes.addAll(said);
        add(causes, PublicationCause.REORG, isTouched(again, withdrawn.by(newRuns)));
        add(causes, PublicationCause.PRICE_FIX, repriced.stream().anyMatch(again::contains));
        add(causes, PublicationCause.LABEL_CHANGE, evidenceRuns.stream().anyMatch(newRuns::contains));
        add(causes, PublicationCause.LATE_DATA, newRuns.stream().anyMatch(run -> isLate(again, run)));
        add(causes, PublicationCause.METHOD_CHANGE, methodChanged);
        add(causes, PublicationCause.REPUBLISHED, causes.isEmpty());
        return causes;
    }

    private static void add(Set<PublicationCause> causes, PublicationCause cause, boolean holds) {
        if (holds) {
            causes.add(cause);
        }
    }

    private static boolean isTouched(SortedSet<LocalDate> again, Withdrawn gone) {
        return gone.firstTransfer().filter(day -> !day.isAfter(again.last())).isPresent()
                || gone.holdingDays().stream().anyMatch(again::contains);
    }

    /** What stands in the place of withdrawn records is part of the reorganisation; what comes before them is not. */
    private boolean isLate(SortedSet<LocalDate> again, String run) {
        LocalDate replaced = withdrawn.by(Set.of(run)).firstDay().orElse(LocalDate.MAX);
        boolean moved = facts.firstTransfer(Set.of(run))
                .filter(day -> !day.isAfter(again.last()) && day.isBefore(replaced))
                .isPresent();
        return moved
                || facts.holdingDays(Set.of(run)).stream()
                        .anyMatch(day -> again.contains(day) && day.isBefore(replaced));
    }

    /** Those days of a run that were published before. */
    static SortedSet<LocalDate> again(Set<LocalDate> days, Set<LocalDate> published) {
        SortedSet<LocalDate> again = new TreeSet<>(days);
        again.retainAll(published);
        return again;
    }
}
