package io.chokepoint.export.format;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed. Parquet compresses its own pages, with zstd. */
public enum Compression {
    /** Not at all. */
    NONE(""),
    /** As {@code gzip} does. */
    GZIP(".gz"),
    /** As {@code zstd} does. */
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;
    private static final int ZSTD_LEVEL = 3;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** What it adds to a file's name. */
    public String suffix() {
        return suffix;
    }

    /** Lower-case identifier. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    OutputStream compress(OutputStream target) throws IOException {
        return switch (this) {
            case NONE -> target;
            case GZIP -> new GZIPOutputStream(target, BUFFER);
            case ZSTD -> new ZstdOutputStream(target, ZSTD_LEVEL);
        };
    }

    InputStream expand(InputStream source) throws IOException {
        return switch (this) {
            case NONE -> source;
            case GZIP -> new GZIPInputStream(source, BUFFER);
            case ZSTD -> new ZstdInputStream(source);
        };
    }
}
