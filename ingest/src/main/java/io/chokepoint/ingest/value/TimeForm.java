package io.chokepoint.ingest.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    /** Seconds since 1970-01-01 UTC. */
    UNIX_SECONDS {
        @Override
        Instant read(String text) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
    },
    /** Milliseconds since 1970-01-01 UTC. */
    UNIX_MILLIS {
        @Override
        Instant read(String text) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
    };

    // Outside of these a time is a misread unit: milliseconds taken for seconds end in the year 50,000.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Identifier as it stands in descriptors, such as {@code unix-seconds}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
}
