package io.chokepoint.ingest.lake;

import java.math.BigInteger;
import java.util.Map;

/**
 * The ledger of one file in one run.
 *
 * @param amountSum sum of the accepted amounts, base units; 0 where rows have none
 * @param reasons rows that were set aside, by reason code: all that are quarantined, and of the duplicates those that a later
 *     snapshot of their day says anew
 * @param status {@code COMMITTED}; {@code REFUSED} if the file was, and nothing was taken; {@code UNCHANGED} if the same bytes were taken
 *     before and nothing was written; or {@code WOULD_BE_TAKEN} in a rehearsal, which writes nothing
 */
public record FileLedger(
        String dataset,
        String source,
        String file,
        String sha256,
        long bytes,
        long rowsIn,
        long accepted,
        long duplicates,
        long quarantined,
        BigInteger amountSum,
        Map<String, Long> reasons,
        String status) {

    /** Status of a file whose bytes were taken before under the same descriptor. */
    public static final String UNCHANGED = "UNCHANGED";

    /** Status of a file of a rehearsal that nothing speaks against. */
    public static final String WOULD_BE_TAKEN = "WOULD_BE_TAKEN";

    public FileLedger {
        if (rowsIn != accepted + duplicates + quarantined) {
            throw new IllegalStateException(
                    "The ledger of %s does not balance: %d rows in, %d accepted, %d duplicates, %d quarantined"
                            .formatted(file, rowsIn, accepted, duplicates, quarantined));
        }
    }

    /** The last part of the file's URI. */
    public String name() {
        return name(file);
    }

    /** The last part of a URI. */
    public static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
