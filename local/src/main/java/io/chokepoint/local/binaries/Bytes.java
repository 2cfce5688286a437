package io.chokepoint.local.binaries;

import java.util.Locale;

/** Sizes as people read them. */
final class Bytes {

    private static final long MEGA = 1_000_000;

    private Bytes() {}

    /** Megabytes of 10^6 bytes, such as {@code 178 MB}; below ten with one decimal. */
    static String text(long bytes) {
        return bytes < 10 * MEGA
                ? String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGA)
                : (bytes + MEGA / 2) / MEGA + " MB";
    }
}
