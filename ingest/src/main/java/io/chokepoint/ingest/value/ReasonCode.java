package io.chokepoint.ingest.value;

/** Why a row, or a whole file, was not taken. The name is what stands in the table {@code quarantine}. */
public enum ReasonCode {
    /** The line is no CSV record or no JSON value. */
    MALFORMED_ROW(Scope.ROW),
    /** More or fewer fields than the header has columns. */
    WRONG_COLUMN_COUNT(Scope.ROW),
    /** A field that the row cannot do without is absent, null or blank. */
    MISSING_FIELD(Scope.ROW),
    /** No amount, and the descriptor does not declare that empty means zero. */
    AMOUNT_EMPTY(Scope.ROW),
    /** The amount is not written in the declared notation. */
    AMOUNT_NOT_A_NUMBER(Scope.ROW),
    /** The amount is below zero. */
    AMOUNT_NEGATIVE(Scope.ROW),
    /** The amount is above 2^256 - 1 base units. */
    AMOUNT_TOO_LARGE(Scope.ROW),
    /** The amount has more decimals than the unit: taking it would round it. */
    AMOUNT_TOO_PRECISE(Scope.ROW),
    /** The amount is in scientific notation, which the descriptor does not permit. */
    AMOUNT_SCIENTIFIC(Scope.ROW),
    /** The holder is not written in the declared form. */
    HOLDER_INVALID(Scope.ROW),
    /** A mixed-case address whose EIP-55 checksum is wrong: a mistyped address. */
    HOLDER_CHECKSUM(Scope.ROW),
    /** The time is not in the declared form, or outside 1990 to 2100. */
    TIME_INVALID(Scope.ROW),
    /** No block, or more than one, says when the transfer's block was made. */
    BLOCK_TIME_UNKNOWN(Scope.ROW),
    /** The entity is not written as an id. */
    ENTITY_INVALID(Scope.ROW),
    /** The class is none of {@link io.chokepoint.indices.HolderClass}. */
    HOLDER_CLASS_UNKNOWN(Scope.ROW),
    /** The confidence is no number from 0 to 1. */
    CONFIDENCE_INVALID(Scope.ROW),
    /** The link joins a holder with itself, or with the zero address, which is nobody. */
    LINK_INVALID(Scope.ROW),
    /**
     * The same record with other contents: in the lake already, where records of its table are not restated, or in the same
     * run, where then none is taken.
     */
    CONFLICT(Scope.ROW),

    /** Amounts are stored as binary floating point, which has lost digits before the file reached us. */
    AMOUNT_IS_DOUBLE(Scope.FILE),
    /** A column that is read is not in the file, or is there more than once. */
    MISSING_COLUMN(Scope.FILE),
    /** The compressed file ends before its data does. */
    FILE_TRUNCATED(Scope.FILE),
    /** The file is not in the declared format as a whole. */
    FILE_MALFORMED(Scope.FILE);

    /** What a reason refuses. */
    public enum Scope {
        /** One row, which goes to quarantine; the others are taken. */
        ROW,
        /** The file, and with it the run: nothing is taken. */
        FILE
    }

    private final Scope scope;

    ReasonCode(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }
}
