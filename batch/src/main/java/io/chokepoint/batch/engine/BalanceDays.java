package io.chokepoint.batch.engine;

import java.time.LocalDate;

/**
 * The days of which balances are made from transfers.
 *
 * @param first the first day that is given; null for every day from the first transfer on
 * @param last the last day
 * @param opening folder of balances that the transfers go on from; null for none
 * @param closing folder to leave the balances of the last day in; null for none
 */
public record BalanceDays(LocalDate first, LocalDate last, String opening, String closing) {

    /** Every day from the first transfer on. */
    public static BalanceDays through(LocalDate last) {
        return new BalanceDays(null, last, null, null);
    }

    DayRange with(BalanceSnapshot snapshot) {
        return new DayRange(
                first == null ? DayRange.FROM_THE_BEGINNING : Math.toIntExact(first.toEpochDay()),
                Math.toIntExact(last.toEpochDay()),
                snapshot);
    }
}
