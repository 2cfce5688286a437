package io.chokepoint.ingest.value;

import java.math.BigDecimal;

/** Prices of one whole unit: decimal numbers above 0, exact as they are written. */
public final class Price {
    private Price() {}

    /**
     * The one spelling of this price: plain digits without zeros at the end of the fraction.
     *
     * @param text the text as it stands in the file, or null
     * @throws RowRejected if it is absent, no decimal number, or not above 0: what costs nothing has no price, and a source
     *     that writes 0 has none to give
     */
    public static String canonical(String text) throws RowRejected {
        String price = Observed.canonical(text);
        if (new BigDecimal(price).signum() <= 0) {
            throw new RowRejected(
                    ReasonCode.PRICE_INVALID, "The price %s is not above 0".formatted(Quoted.of(text.strip())));
        }
        return price;
    }
}
