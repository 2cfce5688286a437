package io.chokepoint.local.clickhouse.http;

import com.github.luben.zstd.Zstd;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * ClickHouse's own block compression, asked for by {@code compress=1} and {@code decompress=1}.
 *
 * <p>A block is: CityHash128 of the rest (16 bytes), method (1), compressed size with these 9 bytes (4), plain size
 * (4), data; integers little-endian.
 */
final class NativeBlocks {

    private static final int HASH_BYTES = 16;
    private static final int HEADER_BYTES = 9;
    private static final byte NONE = 0x02;
    private static final byte LZ4 = (byte) 0x82;
    private static final byte ZSTD = (byte) 0x90;
    private static final int MAX_BLOCK_BYTES = 64 << 20;
    private static final LZ4Factory FACTORY = LZ4Factory.fastestJavaInstance();

    private NativeBlocks() {}

    /** Plain bytes out of blocks. */
    static final class Input extends InputStream {

        private final InputStream in;
        private byte[] plain = new byte[0];
        private int at;

        Input(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (at == plain.length) {
                byte[] hash = in.readNBytes(HASH_BYTES);
                if (hash.length == 0) {
                    return -1;
                }
                plain = block(hash);
                at = 0;
            }
            int n = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, target, offset, n);
            at += n;
            return n;
        }

        private byte[] block(byte[] hash) throws IOException {
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (hash.length < HASH_BYTES || header.length < HEADER_BYTES) {
                throw new EOFException("The last compressed block is cut off");
            }
            ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            byte method = fields.get();
            int compressed = fields.getInt();
            int plainSize = fields.getInt();
            if (compressed < HEADER_BYTES
                    || compressed > MAX_BLOCK_BYTES
                    || plainSize < 0
                    || plainSize > MAX_BLOCK_BYTES) {
                throw EngineException.badArguments(
                        "A compressed block claims %d bytes, %d unpacked; at most %d are read"
                                .formatted(compressed, plainSize, MAX_BLOCK_BYTES));
            }
            byte[] block = new byte[compressed];
            System.arraycopy(header, 0, block, 0, HEADER_BYTES);
            if (in.readNBytes(block, HEADER_BYTES, compressed - HEADER_BYTES) < compressed - HEADER_BYTES) {
                throw new EOFException("The last compressed block is cut off");
            }
            requireHash(hash, block);
            return unpack(method, block, plainSize);
        }

        private static void requireHash(byte[] expected, byte[] block) {
            ByteBuffer fields = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
            CityHash.Hash actual = CityHash.of(block, 0, block.length);
            if (fields.getLong() != actual.low() || fields.getLong() != actual.high()) {
                throw EngineException.badArguments("Checksum of a compressed block does not match its data");
            }
        }

        private static byte[] unpack(byte method, byte[] block, int plainSize) {
            byte[] plain = new byte[plainSize];
            int length = block.length - HEADER_BYTES;
            int unpacked =
                    switch (method) {
                        case NONE -> {
                            System.arraycopy(block, HEADER_BYTES, plain, 0, Math.min(length, plainSize));
                            yield length;
                        }
                        case LZ4 ->
                            FACTORY.safeDecompressor().decompress(block, HEADER_BYTES, length, plain, 0, plainSize);
                        case ZSTD -> (int) Zstd.decompressByteArray(plain, 0, plainSize, block, HEADER_BYTES, length);
                        default ->
                            throw EngineException.of(
                                    EngineException.UNKNOWN_COMPRESSION_METHOD,
                                    "UNKNOWN_COMPRESSION_METHOD",
                                    "Unknown compression method 0x%02x of a block".formatted(method));
                    };
            if (unpacked != plainSize) {
                throw EngineException.badArguments(
                        "A compressed block unpacks to %d bytes, not to %d".formatted(unpacked, plainSize));
            }
            return plain;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** LZ4 blocks out of plain bytes. */
    static final class Output extends OutputStream {

        private static final int BLOCK_BYTES = 1 << 16;

        private final OutputStream out;
        private final LZ4Compressor compressor = FACTORY.fastCompressor();
        private final byte[] plain = new byte[BLOCK_BYTES];
        private final byte[] packed = new byte[HASH_BYTES + HEADER_BYTES + compressor.maxCompressedLength(BLOCK_BYTES)];
        private int filled;

        Output(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            int at = offset;
            while (at < offset + length) {
                int n = Math.min(BLOCK_BYTES - filled, offset + length - at);
                System.arraycopy(data, at, plain, filled, n);
                filled += n;
                at += n;
                if (filled == BLOCK_BYTES) {
                    writeBlock();
                }
            }
        }

        private void writeBlock() throws IOException {
            if (filled == 0) {
                return;
            }
            int compressed = HEADER_BYTES + compressor.compress(plain, 0, filled, packed, HASH_BYTES + HEADER_BYTES);
            ByteBuffer fields = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
            fields.position(HASH_BYTES).put(LZ4).putInt(compressed).putInt(filled);
            CityHash.Hash hash = CityHash.of(packed, HASH_BYTES, compressed);
            fields.position(0).putLong(hash.low()).putLong(hash.high());
            out.write(packed, 0, HASH_BYTES + compressed);
            filled = 0;
        }

        @Override
        public void flush() throws IOException {
            writeBlock();
            out.flush();
        }

        @Override
        public void close() throws IOException {
            writeBlock();
            out.close();
        }
    }
}
