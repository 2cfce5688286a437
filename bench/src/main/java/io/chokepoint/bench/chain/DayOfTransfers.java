package io.chokepoint.bench.chain;

import java.math.BigInteger;
import java.time.LocalDate;

/** The transfers of one day in the order of their blocks within each network, as columns. */
public final class DayOfTransfers {
    private final LocalDate day;
    private final long balances;
    final int[] series;
    final long[] senders;
    final long[] recipients;
    final long[] amountsHigh;
    final long[] amountsLow;
    final long[] blocks;

    DayOfTransfers(LocalDate day, long balances, Columns columns) {
        this.day = day;
        this.balances = balances;
        series = columns.series;
        senders = columns.senders;
        recipients = columns.recipients;
        amountsHigh = columns.amountsHigh;
        amountsLow = columns.amountsLow;
        blocks = columns.blocks;
    }

    /** The day, UTC. */
    public LocalDate day() {
        return day;
    }

    /** Number of positive balances at the day's end, by token and holder. */
    public long balances() {
        return balances;
    }

    /** Number of transfers. */
    public int size() {
        return series.length;
    }

    /** Token of a transfer, from 1. */
    public int series(int row) {
        return series[row];
    }

    /** Id of who sends; {@link Addresses#NOBODY} mints. */
    public long sender(int row) {
        return senders[row];
    }

    /** Id of who receives; {@link Addresses#NOBODY} burns. */
    public long recipient(int row) {
        return recipients[row];
    }

    /** Positive, below 2^126, in base units. */
    public BigInteger amount(int row) {
        return new Amount128(amountsHigh[row], amountsLow[row]).toBigInteger();
    }

    /** Columns while they are filled. */
    static final class Columns {
        final int[] series;
        final long[] senders;
        final long[] recipients;
        final long[] amountsHigh;
        final long[] amountsLow;
        final long[] blocks;

        Columns(int rows) {
            series = new int[rows];
            senders = new long[rows];
            recipients = new long[rows];
            amountsHigh = new long[rows];
            amountsLow = new long[rows];
            blocks = new long[rows];
        }
    }
}
