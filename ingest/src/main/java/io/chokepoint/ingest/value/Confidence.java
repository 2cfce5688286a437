package io.chokepoint.ingest.value;

import java.util.regex.Pattern;

/** How sure evidence is: a number from 0, which is no evidence, to 1. */
public final class Confidence {
    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]{1,40}([eE]-?[0-9]{1,3})?");

    private Confidence() {}

    /**
     * The number that this text is.
     *
     * @throws RowRejected if it is none, or is outside 0 to 1
     */
    public static double parse(String text) throws RowRejected {
        String stripped = text.strip();
        double confidence = NUMBER.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
        if (confidence >= 0 && confidence <= 1) {
            return confidence;
        }
        throw new RowRejected(
                ReasonCode.CONFIDENCE_INVALID,
                "The confidence %s is no number from 0 to 1; write 0.95 for 95 percent".formatted(Quoted.of(text)));
    }
}
