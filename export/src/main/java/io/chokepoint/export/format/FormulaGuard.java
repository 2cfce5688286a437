package io.chokepoint.export.format;

/**
 * Keeps spreadsheets from taking a text for a formula: a text that begins as one, or with the guard itself, gets an
 * apostrophe in front. Taking one apostrophe off a text that begins with one gives back what it was.
 */
final class FormulaGuard {
    static final byte GUARD = '\'';

    // Full-width = + - @ are EF BC and one of these.
    private static final int FULL_WIDTH_1 = 0xEF;
    private static final int FULL_WIDTH_2 = 0xBC;
    private static final int FULL_WIDTH_EQUALS = 0x9D;
    private static final int FULL_WIDTH_PLUS = 0x8B;
    private static final int FULL_WIDTH_MINUS = 0x8D;
    private static final int FULL_WIDTH_AT = 0xA0;

    private FormulaGuard() {}

    static boolean isNeeded(byte[] text) {
        if (text.length == 0) {
            return false;
        }
        return switch (text[0]) {
            case '=', '+', '-', '@', '\t', '\r', '\n', GUARD -> true;
            default -> isFullWidth(text);
        };
    }

    private static boolean isFullWidth(byte[] text) {
        if (text.length < 3 || (text[0] & 0xFF) != FULL_WIDTH_1 || (text[1] & 0xFF) != FULL_WIDTH_2) {
            return false;
        }
        return switch (text[2] & 0xFF) {
            case FULL_WIDTH_EQUALS, FULL_WIDTH_PLUS, FULL_WIDTH_MINUS, FULL_WIDTH_AT -> true;
            default -> false;
        };
    }

    static String remove(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD ? cell.substring(1) : cell;
    }
}
