package io.chokepoint.ingest.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** How times are written. All are read as UTC. */
public enum TimeForm {
    /** {@code 2025-08-19}: midnight UTC. */
    DATE {
        @Override
        Instant read(String text) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    },
    /** {@code 2025-08-19T11:08:56Z}, also with an offset, with a space for the T, or with {@code UTC} for the Z. */
    INSTANT {
        @Override
        Instant read(String text) {
            String iso = text.replaceFirst(" ?UTC$", "Z").replaceFirst("^([0-9-]{10}) ", "$1T");
            return OffsetDateTime.parse(iso).toInstant();
        }
    },
    /** {@code 2026-08-22 00:43:46.000}, also with a T for the space and without fraction; UTC, since no zone is said. */
    DATE_TIME {
        @Override
        Instant read(String text) {
            return LocalDateTime.parse(text.replaceFirst("^([0-9-]{10}) ", "$1T"))
                    .toInstant(ZoneOffset.UTC);
        }
    },
    /** {@code 20250819}: midnight UTC. */
    COMPACT_DATE {
        @Override
        Instant read(String text) {
            return midnight(text, DateTimeFormatter.BASIC_ISO_DATE);
        }
    },
    /** {@code 8/19/2025}, the month first: midnight UTC. */
    MONTH_DAY_YEAR {
        @Override
        Instant read(String text) {
            return midnight(text, MONTH_FIRST);
        }
    },
    /** {@code 19/08/2025}, the day first: midnight UTC. */
    DAY_MONTH_YEAR {
        @Override
        Instant read(String text) {
            return midnight(text, DAY_FIRST);
        }
    },
    /** {@code 2025-08}: the first midnight of the month, UTC. */
    MONTH {
        @Override
        Instant read(String text) {
            return YearMonth.parse(text).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    },
    /** Seconds since 1970-01-01 UTC. */
    UNIX_SECONDS {
        @Override
        Instant read(String text) {
            return Instant.ofEpochSecond(ascii(text));
        }
    },
    /** Milliseconds since 1970-01-01 UTC. */
    UNIX_MILLIS {
        @Override
        Instant read(String text) {
            return Instant.ofEpochMilli(ascii(text));
        }
    };

    // Strict, so that 31 February is no day rather than the last one of its month.
    private static final DateTimeFormatter MONTH_FIRST =
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    // Outside of these a time is a misread unit: milliseconds taken for seconds end in the year 50,000.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Identifier as it stands in descriptors, such as {@code unix-seconds}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says a time of day. */
    public boolean timed() {
        return this == INSTANT || this == DATE_TIME || this == UNIX_SECONDS || this == UNIX_MILLIS;
    }

    /** Whether a number of seconds since 1970 is within 1990 to 2100. */
    public static boolean isUsual(long seconds) {
        return seconds >= EARLIEST.getEpochSecond() && seconds < LATEST.getEpochSecond();
    }

    /**
     * The instant that the text means.
     *
     * @param text the text as it stands in the file, or null
     * @throws RowRejected if it is absent, not in this form, or outside 1990 to 2100
     */
    public Instant parse(String text) throws RowRejected {
        String written = text == null ? "" : text.strip();
        if (written.isEmpty()) {
            throw new RowRejected(ReasonCode.MISSING_FIELD, "The row says no time");
        }
        Instant instant;
        try {
            instant = read(written);
        } catch (DateTimeException | NumberFormatException notInThisForm) {
            throw new RowRejected(
                    ReasonCode.TIME_INVALID, "The time %s is not in form %s".formatted(Quoted.of(written), id()));
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new RowRejected(
                    ReasonCode.TIME_INVALID,
                    "The time %s read as %s is outside 1990 to 2100; is the form right?"
                            .formatted(Quoted.of(written), id()));
        }
        return instant;
    }

    abstract Instant read(String text);

    // Java reads digits of every script, which no source of ours writes on purpose.
    private static long ascii(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new NumberFormatException(text);
        }
        return Long.parseLong(text);
    }

    private static Instant midnight(String text, DateTimeFormatter form) {
        return LocalDate.parse(text, form).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
