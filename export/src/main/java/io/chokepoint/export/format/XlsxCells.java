package io.chokepoint.export.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of Excel's cells: its texts, its days, and what fits. */
final class XlsxCells {
    /** Most rows of a sheet, the header among them. */
    static final int MOST_ROWS = 1 << 20;

    /** Most characters of a cell, in UTF-16. */
    static final int LONGEST_TEXT = 32_767;

    // A cell holds a double, and shows 15 digits of it.
    private static final long MOST_WHOLE = 999_999_999_999_999L;

    // Day 1 is 1900-01-01, and there is a 1900-02-29.
    private static final long DAY_ZERO = 25_569;
    private static final long FIRST_SAFE_SERIAL = 61;
    private static final long LAST_SERIAL = 2_958_465;

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxCells() {}

    /** Whether a cell holds the number as it is. */
    static boolean fits(long number) {
        return number >= -MOST_WHOLE && number <= MOST_WHOLE;
    }

    /** Number of a day as Excel counts; 0 where Excel has none. */
    static long serial(long epochDay) {
        long serial = epochDay + DAY_ZERO;
        return serial >= FIRST_SAFE_SERIAL && serial <= LAST_SERIAL ? serial : 0;
    }

    static long epochDay(long serial) {
        return serial - DAY_ZERO;
    }

    /** Appends a text as XML that gives it back: what XML cannot say, Excel writes as {@code _x000D_}. */
    static void append(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '_' -> {
                    if (ESCAPE.matcher(text).region(i, text.length()).lookingAt()) {
                        escape(xml, each);
                    } else {
                        xml.append(each);
                    }
                }
                default -> {
                    if (isSayable(text, i)) {
                        xml.append(each);
                    } else {
                        escape(xml, each);
                    }
                }
            }
        }
    }

    private static boolean isSayable(String text, int i) {
        char each = text.charAt(i);
        if (Character.isHighSurrogate(each)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(each)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return each == '\n' || each == '\t' || each >= ' ' && each != '\uFFFE' && each != '\uFFFF';
    }

    private static void escape(StringBuilder xml, char each) {
        xml.append("_x%04X_".formatted((int) each));
    }

    /** A text as it was before {@link #append}. */
    static String text(String cell) {
        if (cell.indexOf('_') < 0) {
            return cell;
        }
        return ESCAPE.matcher(cell)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }
}
