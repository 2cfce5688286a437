package io.chokepoint.measure.hold;

import java.util.HexFormat;

/** Keys of 20 bytes. */
final class AddressTable extends KeyTable {
    private final LongChunks first = new LongChunks();
    private final LongChunks second = new LongChunks();
    // Two thirds to a long would save a tenth; one look into memory is worth more.
    private final LongChunks third = new LongChunks();
    private long pendingFirst;
    private long pendingSecond;
    private int pendingThird;

    static int fingerprint(long first, long second, int third) {
        long mixed = (first ^ Long.rotateLeft(second, 23) ^ third * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 32;
        return (int) (mixed * 0xD6E8FEB86659FD93L >>> 32);
    }

    int numberOf(long keyFirst, long keySecond, int keyThird, int fingerprint) {
        pend(keyFirst, keySecond, keyThird);
        return numberOf(fingerprint);
    }

    int find(long keyFirst, long keySecond, int keyThird) {
        pend(keyFirst, keySecond, keyThird);
        return find(fingerprint(keyFirst, keySecond, keyThird));
    }

    /** Lower-case, with its prefix. */
    String text(int number) {
        HexFormat hex = HexFormat.of();
        return "0x" + hex.toHexDigits(first.get(number)) + hex.toHexDigits(second.get(number))
                + hex.toHexDigits((int) third.get(number));
    }

    @Override
    boolean isPending(int number) {
        return first.get(number) == pendingFirst
                && second.get(number) == pendingSecond
                && (int) third.get(number) == pendingThird;
    }

    @Override
    void keepPending(int number) {
        first.append(number, pendingFirst);
        second.append(number, pendingSecond);
        third.append(number, pendingThird);
    }

    @Override
    void clear() {
        super.clear();
        first.clear();
        second.clear();
        third.clear();
    }

    private void pend(long keyFirst, long keySecond, int keyThird) {
        pendingFirst = keyFirst;
        pendingSecond = keySecond;
        pendingThird = keyThird;
    }
}
