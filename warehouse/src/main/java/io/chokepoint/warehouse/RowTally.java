package io.chokepoint.warehouse;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How many rows, and the sum of their checksums modulo 2^64: equal for every order and every splitting of the same rows.
 *
 * @param rows number of rows
 * @param checksum sum of the rows' CRC-32, as an unsigned 64-bit number
 */
public record RowTally(long rows, long checksum) implements Serializable {
    /** The tally of nothing. */
    public static final RowTally NONE = new RowTally(0, 0);

    /** The tally of both sets of rows. */
    public RowTally plus(RowTally other) {
        return new RowTally(rows + other.rows, checksum + other.checksum);
    }

    /** The tally of these rows and one more. */
    RowTally plus(FactRow row) {
        CRC32 crc = new CRC32();
        var columns = row.table().columns();
        var values = row.values();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                crc.update('\t');
            }
            crc.update(columns.get(i).type().checksumText(values.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        return new RowTally(rows + 1, checksum + crc.getValue());
    }

    @Override
    public String toString() {
        return rows + " rows, checksum " + Long.toUnsignedString(checksum);
    }
}
