package io.chokepoint.bench.chain;

import java.time.LocalDate;

/**
 * What decides every transfer of a chain; its length is not part of it, so a longer chain begins with the shorter one.
 *
 * @param seed   of all draws
 * @param tokens number of tokens, at least 2; the first has more than half of all transfers
 * @param perDay transfers a day, at least 1
 */
public record ChainShape(long seed, int tokens, int perDay) {
    /** Day of the first transfers. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    // Part of the cache's key: raised when the same seed gives other transfers.
    private static final int VERSION = 1;

    public ChainShape {
        if (tokens < 2 || perDay < 1) {
            throw new IllegalArgumentException(
                    "A chain needs 2 tokens and 1 transfer a day at least, not %d and %d".formatted(tokens, perDay));
        }
    }

    /** 200 tokens and 500,000 transfers a day. */
    public static ChainShape standard(long seed) {
        return new ChainShape(seed, 200, 500_000);
    }

    /** Name of a folder for this shape's files, such as {@code chain-v1-seed42-tokens200-perday500000}. */
    public String folderName() {
        return "chain-v%d-seed%d-tokens%d-perday%d".formatted(VERSION, seed, tokens, perDay);
    }

    /** Number of whole days that hold at least so many transfers. */
    public int daysFor(long transfers) {
        return Math.toIntExact((transfers + perDay - 1) / perDay);
    }

    /** The day of an index that counts from 0. */
    public LocalDate day(int index) {
        return FIRST_DAY.plusDays(index);
    }
}
