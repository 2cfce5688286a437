package io.chokepoint.ingest.value;

/** Foreign text as it may stand in a message: in quotes, cut to a readable length, control characters made visible. */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String text) {
        if (text == null) {
            return "null";
        }
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
