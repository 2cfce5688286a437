package io.chokepoint.bench.chain;

import java.nio.ByteBuffer;

/** The 20-byte addresses behind the ids of holders and tokens. */
public final class Addresses {
    /** Bytes of an address. */
    public static final int LENGTH = 20;

    /** Id of nobody: the sender of a mint, the recipient of a burn. */
    public static final long NOBODY = 0;

    // Ids of holders stay far below.
    private static final long FIRST_TOKEN = 1L << 50;

    private Addresses() {}

    /** The address of a holder; 20 zero bytes for {@link #NOBODY}. */
    public static byte[] ofHolder(long id) {
        return id == NOBODY ? new byte[LENGTH] : spread(id);
    }

    /** The address of a token. */
    public static byte[] ofSeries(int series) {
        return spread(FIRST_TOKEN + series);
    }

    private static byte[] spread(long id) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(Draws.mix(3 * id))
                .putLong(Draws.mix(3 * id + 1))
                .putInt((int) Draws.mix(3 * id + 2))
                .array();
    }
}
