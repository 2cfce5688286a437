package io.chokepoint.bench.chain;

/** A stream of pseudo-random numbers that depends on its seed alone (SplitMix64). */
final class Draws {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        state = mix(seed);
    }

    /** Spreads the bits of a number over all 64; different numbers stay different. */
    static long mix(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Any long. */
    long next() {
        state += STEP;
        return mix(state);
    }

    /** In [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** In [0, bound), the small ones more often: the greater the power, the more so. */
    int skewed(int bound, int power) {
        double u = unit();
        double skewed = u;
        for (int i = 1; i < power; i++) {
            skewed *= u;
        }
        return (int) (bound * skewed);
    }
}
