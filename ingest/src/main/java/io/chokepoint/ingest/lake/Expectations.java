package io.chokepoint.ingest.lake;

import io.chokepoint.ingest.read.ColumnType;
import io.chokepoint.ingest.value.AmountFormat;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * What a file of a source is expected to be, so that it is believed; what is null is not looked at.
 *
 * @param total what its amounts sum to
 * @param jump how far it may be from the previous one
 * @param constant from when on a series that does not move is suspicious; observations only
 * @param silence how old its newest day may be
 * @param columns which columns it has
 * @param rowLimitBlocks whether a file of exactly 2^20 - 1 rows, which is what fits a spreadsheet, is refused
 */
public record Expectations(
        Total total, Jump jump, Constant constant, Silence silence, Columns columns, boolean rowLimitBlocks)
        implements Serializable {

    /** Nothing but the row limit, which warns. */
    public static final Expectations DEFAULT = new Expectations(null, null, null, null, null, false);

    /** Whether the rows have to be looked at. */
    boolean ofRows() {
        return total != null || jump != null || constant != null || silence != null;
    }

    /**
     * A stated total.
     *
     * @param pointer JSON pointer to it in the file, or null
     * @param equals the total itself, or null
     * @param format how it is written
     * @param within the greatest difference as a share of it; 0 for none
     */
    public record Total(String pointer, String equals, AmountFormat format, BigDecimal within, boolean blocks)
            implements Serializable {}

    /**
     * Greatest change against the file that was taken last, as a share of it: 0.5 is half less or half more.
     *
     * @param rows of the number of rows, or null
     * @param sum of the sum of amounts, or null
     */
    public record Jump(BigDecimal rows, BigDecimal sum, boolean blocks) implements Serializable {}

    /** @param values how many last values of a series are the same; 2 or more */
    public record Constant(int values, boolean blocks) implements Serializable {}

    /** @param days greatest age of the newest day when the file is taken */
    public record Silence(int days, boolean blocks) implements Serializable {}

    /**
     * The contract with whoever makes the files.
     *
     * @param version rises with every change of it
     * @param types how each of the columns is stored, by name
     * @param blocks whether a file with more columns is refused, rather than taken with a warning
     */
    public record Columns(int version, TreeMap<String, ColumnType> types, boolean blocks) implements Serializable {}
}
