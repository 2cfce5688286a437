package io.chokepoint.bench.chain;

/**
 * A token while its chain is made.
 *
 * @param series   from 1
 * @param network  from 0
 * @param decimals 6 or 18
 * @param mint     whole units of the smallest mint
 * @param airdrop  what everyone gets alike, in base units
 * @param pots     what its holders have
 */
record Token(int series, int network, int decimals, long mint, Amount128 airdrop, Pots pots) {
    private static final int NETWORKS = 2;
    private static final long[] ONE = {1_000_000L, 1_000_000_000_000_000_000L};
    private static final long USUAL_MINT = 1_000_000;
    // A supply in the hundreds of trillions, as some tokens have that count on many digits.
    private static final long HUGE_MINT = 10_000_000_000_000L;

    static Token of(int series) {
        boolean dollar = series == 1 || series % 5 == 0;
        boolean huge = series % 40 == 38;
        long one = ONE[dollar ? 0 : 1];
        return new Token(
                series,
                series == 1 ? 0 : series % NETWORKS,
                dollar ? 6 : 18,
                huge ? HUGE_MINT : USUAL_MINT,
                Amount128.product(one, huge ? 1_000_000 : dollar ? 50 : 10),
                new Pots());
    }

    /** Base units of one whole unit. */
    long one() {
        return ONE[decimals == 6 ? 0 : 1];
    }
}
