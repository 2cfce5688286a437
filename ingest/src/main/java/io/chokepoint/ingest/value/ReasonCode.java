package io.chokepoint.ingest.value;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a row, or a whole file, was not taken; what that means and what to do about it. The name is what stands in the table
 * {@code quarantine}.
 */
public enum ReasonCode {
    MALFORMED_ROW(
            Scope.ROW,
            "The line is no CSV record or no JSON value, or has one column under two names.",
            "Mend the quotes or brackets; keep one of the two columns."),
    ROW_TOO_LONG(
            Scope.ROW,
            "The row has more than 1,048,576 characters.",
            "Find out what it is; if it is a record, leave out the fields that nobody reads."),
    WRONG_COLUMN_COUNT(
            Scope.ROW,
            "The row has more or fewer fields than the header has columns.",
            "Put fields that contain the delimiter in quotes; add what is missing."),
    MISSING_FIELD(
            Scope.ROW,
            "A field that the row cannot do without is absent, null or blank.",
            "Fill the field that the message names."),
    AMOUNT_EMPTY(
            Scope.ROW,
            "The row has no amount, and the descriptor does not declare that empty means zero.",
            "Write the amount, or declare whenEmpty: zero in the descriptor."),
    AMOUNT_NOT_A_NUMBER(
            Scope.ROW,
            "The amount is not written in the declared notation.",
            "Write digits, or declare how amounts are written: notation, thousandsSeparator."),
    AMOUNT_NEGATIVE(
            Scope.ROW,
            "The amount is below zero, and nobody holds less than nothing.",
            "Correct the amount, or leave the row out."),
    AMOUNT_TOO_LARGE(
            Scope.ROW,
            "The amount is above 2^256 - 1 base units.",
            "Check the amount, and the decimals of the unit in the descriptor."),
    AMOUNT_TOO_PRECISE(
            Scope.ROW,
            "The amount has more decimals than the unit: taking it would round it.",
            "Give the unit its true decimals in the descriptor, or correct the amount."),
    AMOUNT_SCIENTIFIC(
            Scope.ROW,
            "The amount is in scientific notation, which the descriptor does not permit.",
            "Write all digits, or declare scientific: true if the notation has lost none."),
    HOLDER_INVALID(
            Scope.ROW, "The holder is not written in the declared form.", "Write the holder as the message says."),
    HOLDER_CHECKSUM(
            Scope.ROW,
            "The address is in mixed case and its EIP-55 checksum is wrong: it is mistyped.",
            "Copy the address anew from its source."),
    TIME_INVALID(
            Scope.ROW,
            "The time is not in the declared form, or outside 1990 to 2100.",
            "Write the time in the declared form, or declare the form that the file has."),
    BLOCK_TIME_UNKNOWN(
            Scope.ROW,
            "No block, or more than one, says when the transfer's block was made.",
            "Take the file again with the missing blocks, --blocks FILE."),
    ENTITY_INVALID(
            Scope.ROW, "The entity is not written as an id.", "Write lower-case letters, digits and . _ / - only."),
    HOLDER_CLASS_UNKNOWN(
            Scope.ROW,
            "The class is none of the holder classes.",
            "Write one of those that the message lists, or leave the class empty."),
    CONFIDENCE_INVALID(
            Scope.ROW, "The confidence is no number from 0 to 1.", "Write a share such as 0.95, no percentage."),
    LINK_INVALID(
            Scope.ROW,
            "The link joins a holder with itself, or with the zero address, which is nobody.",
            "Correct the other address, or leave the row out."),
    PRICE_INVALID(
            Scope.ROW,
            "The price is not above zero.",
            "Leave the row out: without a price holdings are counted out of the coverage, and none is made up."),
    ACTION_UNKNOWN(
            Scope.ROW,
            "The action is none of those that a control of an asset can be.",
            "Write one of those that the message lists."),
    LOG_REMOVED(
            Scope.ROW,
            "The node says that the log's block is no longer part of the chain.",
            "Fetch the logs of its range again, further from the head of the chain."),
    LOG_UNDECODABLE(
            Scope.ROW,
            "The log has the topic of a known event and does not carry its values.",
            "Check whether the contract means another event by this topic; leave the log out if so."),
    ERASED(
            Scope.ROW,
            "What is said of the row's holder was erased; of the row nothing is kept.",
            "Leave the holder out of the file."),
    LEFT_OUT(
            Scope.ROW,
            "The descriptor says that such records lack something, since their source does. They lower the coverage,"
                    + " and do not count as faults.",
            "Nothing, unless the source has it by now; then take the file again, or the repaired row."),
    EARLIER_SNAPSHOT(
            Scope.ROW,
            "The source says the same record again, later on the same day, and its descriptor has the last one count."
                    + " It stands in the ledger as a duplicate, and lowers no coverage.",
            "Nothing; take record.asOf.ofDay from the descriptor if days have one record each."),
    CHECK_FAILED(
            Scope.ROW,
            "Two values of the row that must agree by the descriptor's checks do not.",
            "Find out which of the two is right; the source contradicts itself."),
    CONFLICT(
            Scope.ROW,
            "The same record has other contents: in the lake already, where records of its table are not restated, or"
                    + " in the same run, where then none is taken.",
            "Keep the one row that is right; if several are records of their own, declare the key that tells them"
                    + " apart."),

    AMOUNT_IS_DOUBLE(
            Scope.FILE,
            "Amounts are stored as binary floating point, which has lost digits already.",
            "Export the amounts as text or decimal."),
    MISSING_COLUMN(
            Scope.FILE,
            "A column that is read is not in the file, or is there more than once.",
            "Name the column in the descriptor as the file does, or mend the header."),
    COLUMN_ADDED(
            Scope.FILE,
            "The file has a column that its contract does not know.",
            "Find out what it means; add it to expect.columns in the descriptor, and raise the version."),
    COLUMN_REMOVED(
            Scope.FILE,
            "The file lacks a column of its contract, though nobody may read it.",
            "Ask whoever makes the file; if it stays so, take the column from expect.columns, and raise the version."),
    COLUMN_RETYPED(
            Scope.FILE,
            "The file stores a column otherwise than its contract says.",
            "Check that values mean what they meant; change the type in expect.columns, and raise the version."),
    FILE_NOT_TEXT(
            Scope.FILE,
            "The file is no UTF-8 text: UTF-16, an archive or other binary data.",
            "Convert it to UTF-8, unpack it, or declare the format that it has."),
    FILE_TOO_LARGE(
            Scope.FILE,
            "The compressed file decompresses to more than 100 times its size, or to more than 10 GiB.",
            "Decompress it and look at it; split it if it is what you expect."),
    SUM_NOT_AS_STATED(
            Scope.FILE,
            "The amounts do not sum to the total that is stated of them, or to the supply.",
            "Find out what is missing or twice there; change expect.total in the descriptor if the total is not meant"
                    + " so."),
    COUNT_JUMP(
            Scope.FILE,
            "The file has far more or far fewer rows than the one before it.",
            "Fetch it again; widen expect.jump in the descriptor if such a change is real."),
    SUM_JUMP(
            Scope.FILE,
            "The amounts sum to far more or far less than those of the file before it.",
            "Check unit and decimals; widen expect.jump in the descriptor if such a change is real."),
    SERIES_CONSTANT(
            Scope.FILE,
            "A series has had the same value for longer than it should.",
            "Ask its publisher whether it still has input; raise expect.constant in the descriptor if it may rest."),
    SOURCE_SILENT(
            Scope.FILE,
            "The newest day of the file is older than the rhythm of its source allows.",
            "Find out whether the collector still runs; raise expect.silence in the descriptor if it comes less"
                    + " often."),
    ROWS_AT_LIMIT(
            Scope.FILE,
            "The file has exactly 1,048,575 rows, which is all that a spreadsheet keeps.",
            "Export it again without a spreadsheet, and compare the number of rows."),
    FILE_TRUNCATED(Scope.FILE, "The compressed file ends before its data does.", "Fetch the file again."),
    FILE_MALFORMED(
            Scope.FILE,
            "The file is not in the declared format as a whole.",
            "Declare the format that the file has, or export it again.");

    /** What a reason refuses. */
    public enum Scope {
        /** One row, which goes to quarantine; the others are taken. */
        ROW,
        /**
         * The file: nothing of it is taken, and what else a command names is taken without it. An alarm that only warns has
         * such a code too.
         */
        FILE
    }

    private final Scope scope;
    private final String meaning;
    private final String remedy;

    ReasonCode(Scope scope, String meaning, String remedy) {
        this.scope = scope;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The code of this name; empty for a name that a lake has from elsewhere. */
    public static Optional<ReasonCode> named(String name) {
        return Stream.of(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    public Scope scope() {
        return scope;
    }

    /** What is wrong, as one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What the user can do, as one sentence. */
    public String remedy() {
        return remedy;
    }
}
