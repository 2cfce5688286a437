package io.chokepoint.export.pack;

/**
 * How large a package and its parts may be.
 *
 * @param rows most rows of a package; more make the run fail, never a shorter package
 * @param rowsPerPart most rows of a part
 * @param bytesPerPart size of a part after which the next begins, about
 */
public record PackageLimits(long rows, long rowsPerPart, long bytesPerPart) {
    /** 1 000 million rows, in parts of 5 million or about 500 MB. */
    public static final PackageLimits STANDARD = new PackageLimits(1_000_000_000L, 5_000_000L, 500_000_000L);

    /** Refuses limits below 1. */
    public PackageLimits {
        if (rows < 1 || rowsPerPart < 1 || bytesPerPart < 1) {
            throw new IllegalArgumentException("Limits are at least 1");
        }
    }
}
