package io.chokepoint.export.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;

/** Compresses pages with zstd, one after another. */
final class PageCompressor implements AutoCloseable {
    // Of pages of ids and digits the higher levels make no less, and take longer.
    private static final int LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private byte[] room = new byte[0];

    byte[] compress(PageBytes page) {
        int bound = Math.toIntExact(Zstd.compressBound(page.length()));
        if (room.length < bound) {
            room = new byte[bound];
        }
        int length = context.compressByteArray(room, 0, room.length, page.array(), 0, page.length());
        return Arrays.copyOf(room, length);
    }

    @Override
    public void close() {
        context.close();
    }
}
