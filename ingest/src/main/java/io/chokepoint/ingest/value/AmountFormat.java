package io.chokepoint.ingest.value;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How an amount is written, and so how many base units it is: an integer in [0, 2^256 - 1], exact or not at all.
 *
 * @param notation whether the text counts base units or whole units
 * @param decimals decimals of the unit: one whole unit is 10^decimals base units
 * @param thousandsSeparator what separates groups of three digits, or empty
 * @param scientific whether an exponent such as {@code 1.5e18} is permitted
 * @param whenEmpty what an absent amount means
 */
public record AmountFormat(
        Notation notation, int decimals, String thousandsSeparator, boolean scientific, WhenEmpty whenEmpty)
        implements Serializable {

    /** The written forms of an amount. */
    public enum Notation {
        /** Base units in decimal digits. */
        INTEGER,
        /** Base units in hexadecimal digits after {@code 0x}. */
        HEX,
        /** Whole units with a decimal point. */
        DECIMAL;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an absent, null or blank amount means. */
    public enum WhenEmpty {
        REJECT,
        ZERO;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The greatest amount, 2^256 - 1. */
    public static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    // Longer than any amount that fits, shorter than any text that makes BigDecimal slow.
    private static final int LONGEST_TEXT = 400;
    private static final int GREATEST_EXPONENT = 400;
    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
    private static final Pattern PLAIN = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern EXPONENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)[eE]([+-]?[0-9]{1,4})");

    /** Base units in decimal digits, nothing else. */
    public static AmountFormat integers(int decimals) {
        return new AmountFormat(Notation.INTEGER, decimals, "", false, WhenEmpty.REJECT);
    }

    /**
     * The number of base units that the text means.
     *
     * @param text the text as it stands in the file, or null
     * @throws RowRejected with one of the {@code AMOUNT_} reasons
     */
    public BigInteger parse(String text) throws RowRejected {
        String written = text == null ? "" : text.strip();
        if (written.isEmpty()) {
            if (whenEmpty == WhenEmpty.ZERO) {
                return BigInteger.ZERO;
            }
            throw new RowRejected(
                    ReasonCode.AMOUNT_EMPTY, "The amount is empty; if that means zero, declare whenEmpty: zero");
        }
        if (written.startsWith("-")) {
            throw new RowRejected(
                    ReasonCode.AMOUNT_NEGATIVE,
                    "The amount " + Quoted.of(written) + " is below zero; debts are not held");
        }
        if (written.length() > LONGEST_TEXT) {
            throw tooLarge(written);
        }
        BigInteger amount = notation == Notation.HEX ? hex(written) : baseUnits(written);
        if (amount.bitLength() > 256) {
            throw tooLarge(written);
        }
        return amount;
    }

    private BigInteger hex(String written) throws RowRejected {
        if (!HEX.matcher(written).matches()) {
            throw notANumber(written);
        }
        return new BigInteger(written.substring(2), 16);
    }

    private BigInteger baseUnits(String written) throws RowRejected {
        String ungrouped = withoutGroups(written);
        BigDecimal number;
        if (PLAIN.matcher(ungrouped).matches()) {
            number = new BigDecimal(ungrouped);
        } else {
            number = scientific(written, ungrouped);
        }
        BigDecimal scaled = notation == Notation.DECIMAL ? number.movePointRight(decimals) : number;
        try {
            return scaled.toBigIntegerExact();
        } catch (ArithmeticException hasFraction) {
            throw new RowRejected(
                    ReasonCode.AMOUNT_TOO_PRECISE,
                    notation == Notation.DECIMAL
                            ? "The amount %s has more than %d decimals; raise the unit's decimals"
                                    .formatted(Quoted.of(written), decimals)
                            : "The amount %s is no whole number of base units; if it counts whole units, declare notation: decimal"
                                    .formatted(Quoted.of(written)));
        }
    }

    private BigDecimal scientific(String written, String ungrouped) throws RowRejected {
        var matcher = EXPONENT.matcher(ungrouped);
        if (!matcher.matches()) {
            throw notANumber(written);
        }
        if (!scientific) {
            throw new RowRejected(
                    ReasonCode.AMOUNT_SCIENTIFIC,
                    "The amount %s is in scientific notation; if its digits are exact, declare scientific: true"
                            .formatted(Quoted.of(written)));
        }
        if (Math.abs(Integer.parseInt(matcher.group(2))) > GREATEST_EXPONENT) {
            throw tooLarge(written);
        }
        return new BigDecimal(ungrouped);
    }

    private String withoutGroups(String written) throws RowRejected {
        if (thousandsSeparator.isEmpty() || !written.contains(thousandsSeparator)) {
            return written;
        }
        String group = Pattern.quote(thousandsSeparator);
        // A separator in any other place is a misread file rather than a group of thousands.
        if (!written.matches("[0-9]{1,3}(" + group + "[0-9]{3})+(\\.[0-9]+)?")) {
            throw notANumber(written);
        }
        return written.replace(thousandsSeparator, "");
    }

    private RowRejected notANumber(String written) {
        String remedy = HEX.matcher(written).matches() ? "; it looks like notation: hex" : "";
        return new RowRejected(
                ReasonCode.AMOUNT_NOT_A_NUMBER,
                "The amount %s is not in notation %s%s".formatted(Quoted.of(written), notation.id(), remedy));
    }

    private static RowRejected tooLarge(String written) {
        return new RowRejected(
                ReasonCode.AMOUNT_TOO_LARGE, "The amount " + Quoted.of(written) + " is above 2^256 - 1 base units");
    }
}
