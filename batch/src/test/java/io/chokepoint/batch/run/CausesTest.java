package io.chokepoint.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.chokepoint.batch.index.DaySpan;
import io.chokepoint.indices.PublicationCause;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Days 1 to 3 were published before; the new ingest run is "new". */
class CausesTest {
    private static final String NEW = "new";
    private static final Set<PublicationCause> NOTHING_SAID = Set.of();
    private static final FactDays NO_FACTS = new FactDays(Map.of(), Map.of());

    @Test
    void transfersOfLaterDaysAreNoCause() {
        assertThat(causes(moved(4), List.of(), Set.of()).of(days(), NOTHING_SAID))
                .as("no day again")
                .isEmpty();
    }

    @Test
    void aTransferOfAPublishedDayOrOfOneBeforeIsLate() {
        assertThat(causes(moved(3), List.of(), Set.of()).of(days(3), NOTHING_SAID))
                .containsExactly(PublicationCause.LATE_DATA);
        assertThat(causes(moved(0), List.of(), Set.of()).of(days(1, 2, 3), NOTHING_SAID))
                .containsExactly(PublicationCause.LATE_DATA);
    }

    @Test
    void aHoldingIsLateForItsOwnDayOnly() {
        assertThat(causes(held(2), List.of(), Set.of()).of(days(2), NOTHING_SAID))
                .containsExactly(PublicationCause.LATE_DATA);
        assertThat(causes(held(0), List.of(), Set.of()).of(days(2), NOTHING_SAID))
                .containsExactly(PublicationCause.REPUBLISHED);
    }

    @Test
    void whatStandsInThePlaceOfWithdrawnRecordsIsNotLate() {
        assertThat(causes(moved(2), List.of(gone("transfer", 2)), Set.of()).of(days(2, 3), NOTHING_SAID))
                .containsExactly(PublicationCause.REORG);
        assertThat(causes(held(3), List.of(gone("holding", 3)), Set.of()).of(days(3), NOTHING_SAID))
                .containsExactly(PublicationCause.REORG);
    }

    @Test
    void whatComesBeforeWithdrawnRecordsIsLate() {
        assertThat(causes(moved(1), List.of(gone("transfer", 2)), Set.of()).of(days(1, 2, 3), NOTHING_SAID))
                .containsExactly(PublicationCause.REORG, PublicationCause.LATE_DATA);
    }

    @Test
    void whatEarlierRunsHaveWithdrawnIsNoCause() {
        Withdrawn.Entry earlier = new Withdrawn.Entry("old", "transfer", day(2));
        assertThat(causes(NO_FACTS, List.of(earlier), Set.of()).of(days(2), NOTHING_SAID))
                .containsExactly(PublicationCause.REPUBLISHED);
    }

    @Test
    void aPriceIsACauseForTheDaysThatItIsOf() {
        assertThat(causes(NO_FACTS, List.of(), Set.of(day(2))).of(days(2), NOTHING_SAID))
                .containsExactly(PublicationCause.PRICE_FIX);
        assertThat(causes(NO_FACTS, List.of(), Set.of(day(4))).of(days(2), NOTHING_SAID))
                .containsExactly(PublicationCause.REPUBLISHED);
    }

    @Test
    void evidenceAndMethodsAreCausesForAllDays() {
        Causes causes = new Causes(
                Set.of(NEW), new Withdrawn(List.of()), NO_FACTS, Set.of(NEW, "known-before"), Set.of(), true);

        assertThat(causes.of(days(1, 2, 3), NOTHING_SAID))
                .containsExactly(PublicationCause.LABEL_CHANGE, PublicationCause.METHOD_CHANGE);
    }

    @Test
    void whatTheOperatorSaysIsAddedWhereADayIsPublishedAgain() {
        Set<PublicationCause> said = Set.of(PublicationCause.BUG);

        assertThat(causes(NO_FACTS, List.of(), Set.of()).of(days(2), said)).containsExactly(PublicationCause.BUG);
        assertThat(causes(moved(2), List.of(), Set.of()).of(days(2), said))
                .containsExactly(PublicationCause.LATE_DATA, PublicationCause.BUG);
        assertThat(causes(moved(4), List.of(), Set.of()).of(days(), said)).isEmpty();
    }

    private static Causes causes(FactDays facts, List<Withdrawn.Entry> withdrawn, Set<LocalDate> repriced) {
        return new Causes(Set.of(NEW), new Withdrawn(withdrawn), facts, Set.of("known-before"), repriced, false);
    }

    private static FactDays moved(int first) {
        return new FactDays(
                Map.of(NEW, new DaySpan(day(first), day(9)), "known-before", new DaySpan(day(1), day(3))), Map.of());
    }

    private static FactDays held(int day) {
        return new FactDays(Map.of(), Map.of(NEW, Set.of(day(day))));
    }

    private static Withdrawn.Entry gone(String table, int day) {
        return new Withdrawn.Entry(NEW, table, day(day));
    }

    private static TreeSet<LocalDate> days(int... numbers) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (int number : numbers) {
            days.add(day(number));
        }
        return days;
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2026, 1, 1).plusDays(number);
    }
}
