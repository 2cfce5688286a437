package io.chokepoint.local.clickhouse.http;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** How the bytes of a body are packed on the wire. */
enum Compression {
    NONE(null) {
        @Override
        InputStream unpack(InputStream in) {
            return in;
        }

        @Override
        OutputStream pack(OutputStream out) {
            return out;
        }
    },

    /** Inside the body, without a header: {@link NativeBlocks}. */
    NATIVE(null) {
        @Override
        InputStream unpack(InputStream in) {
            return new NativeBlocks.Input(in);
        }

        @Override
        OutputStream pack(OutputStream out) {
            return new NativeBlocks.Output(out);
        }
    },

    ZSTD("zstd") {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new ZstdInputStream(in).setContinuous(false);
        }

        @Override
        OutputStream pack(OutputStream out) throws IOException {
            return new ZstdOutputStream(out, 1);
        }
    },

    LZ4("lz4") {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new LZ4FrameInputStream(in);
        }

        @Override
        OutputStream pack(OutputStream out) throws IOException {
            return new LZ4FrameOutputStream(out, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB);
        }
    },

    GZIP("gzip") {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new GZIPInputStream(in, 1 << 16);
        }

        @Override
        OutputStream pack(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, 1 << 16);
        }
    };

    private final String encoding;

    Compression(String encoding) {
        this.encoding = encoding;
    }

    /** Token of {@code Content-Encoding}; empty where HTTP is not told. */
    Optional<String> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** The first of ours that an {@code Accept-Encoding} header names. */
    static Compression accepted(String acceptEncoding) {
        String accepted = acceptEncoding.toLowerCase(Locale.ROOT);
        for (Compression compression : values()) {
            if (compression.encoding != null && accepted.contains(compression.encoding)) {
                return compression;
            }
        }
        return NONE;
    }

    /** @throws EngineException if the encoding is none of ours */
    static Compression ofContent(String contentEncoding) {
        for (Compression compression : values()) {
            if (contentEncoding.equalsIgnoreCase(compression.encoding)) {
                return compression;
            }
        }
        if (contentEncoding.isEmpty() || contentEncoding.equalsIgnoreCase("identity")) {
            return NONE;
        }
        throw EngineException.of(
                EngineException.UNKNOWN_COMPRESSION_METHOD,
                "UNKNOWN_COMPRESSION_METHOD",
                "Unknown Content-Encoding '" + contentEncoding + "'; send zstd, lz4 or gzip");
    }

    abstract InputStream unpack(InputStream in) throws IOException;

    abstract OutputStream pack(OutputStream out) throws IOException;
}
