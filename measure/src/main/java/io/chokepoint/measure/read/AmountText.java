package io.chokepoint.measure.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form of an amount: digits, perhaps a point and more digits, perhaps a minus before. Everything else has more
 * than one meaning.
 */
final class AmountText {
    /** The greatest amount as written without its point. */
    static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    /** Decimals of the greatest amount below 1. */
    static final int MOST_DECIMALS = 77;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.([0-9]+))?");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9.]+[eE][+-]?[0-9]+");
    private static final Pattern GROUPS = Pattern.compile("[+-]?[0-9]{1,3}([,'_ ][0-9]{3})+(\\.[0-9]*)?");
    private static final int LONGEST = 400;
    private static final int SHOWN = 60;

    private AmountText() {}

    /**
     * The number that the text is, with as many decimals as are written.
     *
     * @throws RowFault saying what is wrong with it
     */
    static BigDecimal parse(String text) throws RowFault {
        String written = text.strip();
        if (written.isEmpty()) {
            throw new RowFault("the amount is empty");
        }
        Matcher plain = PLAIN.matcher(written);
        if (written.length() > LONGEST) {
            throw new RowFault("the amount has %d characters".formatted(written.length()));
        }
        if (!plain.matches()) {
            throw new RowFault("the amount '%s' %s".formatted(shortened(written), reason(written)));
        }
        if (plain.group(1) != null && plain.group(1).length() > MOST_DECIMALS) {
            throw new RowFault(
                    "the amount '%s' has more than %d decimals".formatted(shortened(written), MOST_DECIMALS));
        }
        BigDecimal amount = new BigDecimal(written);
        if (amount.unscaledValue().abs().compareTo(GREATEST) > 0) {
            throw new RowFault("the amount '%s' is beyond 2^256 - 1".formatted(shortened(written)));
        }
        return amount;
    }

    private static String reason(String written) {
        if (EXPONENT.matcher(written).matches()) {
            return "is in exponent notation; write its digits";
        }
        if (GROUPS.matcher(written).matches()) {
            return "has thousands separators; write its digits only";
        }
        return "is not a number in plain digits";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
