package io.chokepoint.ingest.value;

import java.util.stream.IntStream;

/**
 * Keccak-256 as Ethereum uses it, with the padding of the submission rather than of SHA-3, so the JDK's SHA3-256 does
 * not serve.
 *
 * <p>Written after the Keccak reference, version 3.0 (Bertoni, Daemen, Peeters, Van Assche, 2011).
 */
public final class Keccak256 {
    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final int LANES = 25;
    private static final long[] ROUND_CONSTANTS = roundConstants();
    private static final int[] ROTATION = rotations();
    private static final int[] TARGET = targets();
    // Numbers modulo 5, looked up: divisions would take most of the time.
    private static final int[] COLUMN =
            IntStream.range(0, LANES + 2).map(lane -> lane % 5).toArray();

    private Keccak256() {}

    /** The 32 bytes of the hash. */
    public static byte[] hash(byte[] message) {
        byte[] padded = new byte[(message.length / RATE + 1) * RATE];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] ^= 0x01;
        padded[padded.length - 1] ^= (byte) 0x80;
        long[] state = new long[LANES];
        for (int block = 0; block < padded.length; block += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / 8] ^= (padded[block + i] & 0xffL) << (8 * (i % 8));
            }
            permute(state);
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
        }
        return digest;
    }

    private static void permute(long[] a) {
        long[] b = new long[LANES];
        long[] c = new long[5];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int lane = 0; lane < LANES; lane++) {
                int x = COLUMN[lane];
                long theta = c[COLUMN[x + 4]] ^ Long.rotateLeft(c[COLUMN[x + 1]], 1);
                b[TARGET[lane]] = Long.rotateLeft(a[lane] ^ theta, ROTATION[lane]);
            }
            for (int lane = 0; lane < LANES; lane++) {
                int row = lane - COLUMN[lane];
                a[lane] = b[lane] ^ (~b[row + COLUMN[lane + 1]] & b[row + COLUMN[lane + 2]]);
            }
            a[0] ^= ROUND_CONSTANTS[round];
        }
    }

    // Lane x + 5y goes to y + 5(2x + 3y).
    private static int[] targets() {
        int[] targets = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            int x = lane % 5;
            int y = lane / 5;
            targets[lane] = y + 5 * ((2 * x + 3 * y) % 5);
        }
        return targets;
    }

    private static int[] rotations() {
        int[] offsets = new int[LANES];
        int x = 1;
        int y = 0;
        for (int t = 0; t < ROUNDS; t++) {
            offsets[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
        }
        return offsets;
    }

    private static long[] roundConstants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j <= 6; j++) {
                if ((register & 1) != 0) {
                    constants[round] |= 1L << ((1 << j) - 1);
                }
                register = (register << 1) ^ ((register & 0x80) != 0 ? 0x171 : 0);
            }
        }
        return constants;
    }
}
