package io.chokepoint.measure.read;

import io.chokepoint.measure.hold.Holdings;
import java.nio.file.Path;

/**
 * A file that has been read.
 *
 * @param holdings what its holders have
 * @param scale number of decimals by which the amounts were moved to become whole
 * @param rows number of records, the header not counted, the quarantined ones included
 * @param quarantined number of records that were set aside
 * @param sha256 hash of its bytes as stored, hexadecimal
 * @param holderColumn name of the column of holders
 * @param amountColumn name of the column of amounts
 */
public record HoldingFile(
        Holdings holdings,
        int scale,
        long rows,
        long quarantined,
        String sha256,
        String holderColumn,
        String amountColumn) {

    /**
     * How a file is read.
     *
     * @param holder name of the column of holders, or null for the usual ones
     * @param amount name of the column of amounts, or null for the usual ones
     * @param decimals of one whole unit, or −1 to find the least that makes all amounts whole
     * @param quarantine where bad rows are written, or null when they are not accepted
     */
    public record Reading(String holder, String amount, int decimals, Path quarantine) {}
}
