package io.chokepoint.export.format;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet's pages through zstd; Parquet's own way there starts up all of Hadoop's configuration. */
final class ZstdPages implements CompressionCodecFactory {
    private static final int LEVEL = 3;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new Compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new Decompressor();
    }

    private static void requireZstd(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("Pages are compressed with " + codec + ", not with zstd");
        }
    }

    @Override
    public void release() {
        // Nothing is kept between pages.
    }

    private static final class Compressor implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(Zstd.compress(bytes.toByteArray(), LEVEL));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // Nothing is kept between pages.
        }
    }

    private static final class Decompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(expand(bytes.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(expand(compressed, size));
        }

        private static byte[] expand(byte[] compressed, int size) throws IOException {
            byte[] plain = new byte[size];
            long length = Zstd.decompress(plain, compressed);
            if (Zstd.isError(length) || length != size) {
                throw new IOException("A page of %d bytes does not expand to %d".formatted(compressed.length, size));
            }
            return plain;
        }

        @Override
        public void release() {
            // Nothing is kept between pages.
        }
    }
}
