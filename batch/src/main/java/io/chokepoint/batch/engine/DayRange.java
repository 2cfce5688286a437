package io.chokepoint.batch.engine;

import java.io.Serializable;

/**
 * The days of a run, in days since 1970.
 *
 * @param first the first day whose balances are wanted; changes before it are added, but their days are not given
 * @param last the last day
 * @param snapshot balances from which the changes go on, and where those of the last day are left
 */
record DayRange(int first, int last, BalanceSnapshot snapshot) implements Serializable {
    /** Every day that has changes, and those after it. */
    static final int FROM_THE_BEGINNING = Integer.MIN_VALUE;
}
