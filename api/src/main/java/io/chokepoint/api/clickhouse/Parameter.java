package io.chokepoint.api.clickhouse;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The value of a parameter, which ClickHouse itself puts into a query after it has read the text.
 *
 * @param type what ClickHouse takes it for
 * @param text as ClickHouse reads it in a request: escaped as in its tab-separated format
 */
public record Parameter(String type, String text) {
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(",", "[", "]");

    /** A text. */
    public static Parameter of(String value) {
        return new Parameter("String", escaped(value, false));
    }

    /** A whole number. */
    public static Parameter of(long value) {
        return new Parameter("Int64", Long.toString(value));
    }

    /** A list of texts. */
    public static Parameter ofTexts(Collection<String> values) {
        return new Parameter(
                "Array(String)", values.stream().map(Parameter::quoted).collect(LIST));
    }

    /** A list of days. */
    public static Parameter ofDays(Collection<LocalDate> days) {
        return new Parameter(
                "Array(Date)", days.stream().map(day -> "'" + day + "'").collect(LIST));
    }

    /**
     * A list of tuples.
     *
     * @param types of the elements of each, such as {@code String, Date}
     * @param rows the elements as texts
     */
    public static Parameter ofTuples(String types, Collection<? extends Collection<String>> rows) {
        return new Parameter(
                "Array(Tuple(" + types + "))",
                rows.stream()
                        .map(row -> row.stream().map(Parameter::quoted).collect(Collectors.joining(",", "(", ")")))
                        .collect(LIST));
    }

    private static String quoted(String value) {
        return '\'' + escaped(value, true) + '\'';
    }

    private static String escaped(String value, boolean quoted) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append("\\0");
                case '\'' -> text.append(quoted ? "\\'" : "'");
                default -> text.append(character);
            }
        }
        return text.toString();
    }
}
