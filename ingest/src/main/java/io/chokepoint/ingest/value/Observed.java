package io.chokepoint.ingest.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of a series as somebody published them: decimal numbers of any sign, exact as they are written. */
public final class Observed {
    private static final int LONGEST_TEXT = 200;
    private static final int GREATEST_EXPONENT = 300;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Observed() {}

    /**
     * The one spelling of this value: plain digits without zeros at the end of the fraction.
     *
     * @param text the text as it stands in the file, or null
     * @throws RowRejected with one of the {@code AMOUNT_} reasons; NaN and infinity are no numbers
     */
    public static String canonical(String text) throws RowRejected {
        String written = text == null ? "" : text.strip();
        if (written.isEmpty()) {
            throw new RowRejected(ReasonCode.AMOUNT_EMPTY, "The value is empty");
        }
        if (written.length() > LONGEST_TEXT || !NUMBER.matcher(written).matches()) {
            throw new RowRejected(
                    ReasonCode.AMOUNT_NOT_A_NUMBER, "The value %s is no decimal number".formatted(Quoted.of(written)));
        }
        BigDecimal value = new BigDecimal(written);
        if (Math.abs((long) value.scale()) > GREATEST_EXPONENT) {
            throw new RowRejected(
                    ReasonCode.AMOUNT_TOO_LARGE,
                    "The value %s has an exponent beyond 300".formatted(Quoted.of(written)));
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
