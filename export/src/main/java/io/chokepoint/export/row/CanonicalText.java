package io.chokepoint.export.row;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The one text of a value, the same in CSV, JSON and keys, on every version of Java. */
public final class CanonicalText {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    // Days repeat over long stretches of rows.
    private long lastDay = Long.MIN_VALUE;
    private String lastDayText = "";

    /** Text of the value of a column that has one. */
    public String of(ColumnType type, Row row, int column) {
        return switch (type) {
            case TEXT, DIGITS -> row.text(column);
            case WHOLE -> Long.toString(row.number(column));
            // The shortest text that reads back as the same double; Double.toString differs between versions of Java.
            case REAL -> NumberOutput.toString(row.real(column), true);
            case DAY -> day(row.number(column));
            case INSTANT -> instant(row.number(column));
        };
    }

    private String day(long epochDay) {
        if (epochDay != lastDay) {
            lastDay = epochDay;
            lastDayText = LocalDate.ofEpochDay(epochDay).toString();
        }
        return lastDayText;
    }

    private static String instant(long micros) {
        return MICROS.format(Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO));
    }

    /**
     * Reads a text into a column.
     *
     * @throws IllegalArgumentException naming the text where it is no value of the type
     */
    public static void read(ColumnType type, String text, Row row, int column) {
        try {
            switch (type) {
                case TEXT -> row.setText(column, text);
                case DIGITS -> row.setBytes(column, digits(text));
                case WHOLE -> row.setNumber(column, Long.parseLong(text));
                case REAL -> row.setReal(column, Double.parseDouble(text));
                case DAY -> row.setNumber(column, LocalDate.parse(text).toEpochDay());
                case INSTANT -> row.setNumber(column, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
            }
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a value of type " + type, e);
        }
    }

    private static byte[] digits(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException(text);
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
