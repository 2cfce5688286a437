package io.chokepoint.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in pieces: they grow without being copied. */
final class HeldBytes {
    private static final int PIECE = 1 << 16;

    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    void write(byte[] bytes, int offset, int count) {
        int from = offset;
        int left = count;
        while (left > 0) {
            int place = length % PIECE;
            if (place == 0) {
                pieces.add(new byte[PIECE]);
            }
            int step = Math.min(left, PIECE - place);
            System.arraycopy(bytes, from, pieces.get(pieces.size() - 1), place, step);
            length = Math.addExact(length, step);
            from += step;
            left -= step;
        }
    }

    int length() {
        return length;
    }

    /** The bytes from a place on. */
    byte[] from(int start) {
        byte[] bytes = new byte[length - start];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pieces.get((start + i) / PIECE)[(start + i) % PIECE];
        }
        return bytes;
    }

    /** Writes the bytes before a place. */
    void writeUntil(int end, OutputStream target) throws IOException {
        for (int start = 0; start < end; start += PIECE) {
            target.write(pieces.get(start / PIECE), 0, Math.min(PIECE, end - start));
        }
    }
}
