package io.chokepoint.ingest.read;

/** What one file may be at most: files come from others, and memory and patience are ours. */
final class Limits {
    /** Characters of one line, or of one record of CSV with line breaks. */
    static final int LINE = 1 << 20;

    /** Bytes of one record of a JSON document. */
    static final int JSON_RECORD = 16 << 20;

    /** Bytes of a file, decompressed. */
    static final long FILE = 10L << 30;

    /** Decompressed bytes to a compressed one; real tables stay far below. */
    static final int RATIO = 100;

    /** Decompressed bytes from which on the ratio counts: below, it is harmless. */
    static final long RATIO_FROM = 16L << 20;

    private Limits() {}
}
