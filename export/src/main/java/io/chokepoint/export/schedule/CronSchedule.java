package io.chokepoint.export.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A cron expression of five fields in a zone. A local time that a change of the clocks leaves out is due at the instant of
 * the change; one that occurs twice is due at its first occurrence only.
 */
public final class CronSchedule implements Schedule {
    private final String expression;
    private final ZoneId zone;
    private final ExecutionTime times;

    private CronSchedule(String expression, ZoneId zone, ExecutionTime times) {
        this.expression = expression;
        this.zone = zone;
        this.times = times;
    }

    /**
     * The schedule of an expression.
     *
     * @param expression minute, hour, day of month, month, day of week
     * @param zone IANA zone, such as {@code Europe/Zurich}
     * @throws ExportException naming the expression or the zone, and what is wrong with it
     */
    public static CronSchedule of(String expression, String zone) {
        ZoneId place = zone(zone);
        try {
            var cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression);
            CronSchedule schedule = new CronSchedule(expression, place, ExecutionTime.forCron(cron.validate()));
            if (schedule.next(Instant.EPOCH).isEmpty()) {
                throw new ExportException(Code.INVALID, "cron '" + expression + "' is never due");
            }
            return schedule;
        } catch (IllegalArgumentException e) {
            throw new ExportException(
                    Code.INVALID,
                    "cron '%s' is not an expression of five fields (minute hour day-of-month month day-of-week): %s"
                            .formatted(expression, e.getMessage()),
                    e);
        }
    }

    /**
     * The zone of a name.
     *
     * @throws ExportException when it is no IANA zone
     */
    public static ZoneId zone(String zone) {
        // Offsets and abbreviations know no summer time, or mean several places.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ExportException(
                    Code.INVALID, "zone '" + zone + "' is no IANA time zone such as Europe/Zurich or UTC");
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ExportException(Code.INVALID, "zone '" + zone + "' has no rules here", e);
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        // The expression is walked on a clock without changes; each local time then gets its instant.
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        Instant limit = after.plus(HORIZON);
        while (true) {
            Optional<ZonedDateTime> candidate = times.nextExecution(local.atZone(ZoneOffset.UTC));
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            local = candidate.get().toLocalDateTime();
            Instant instant = instant(local);
            if (instant.isAfter(limit)) {
                return Optional.empty();
            }
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
        }
    }

    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return ZonedDateTime.ofLocal(local, zone, null)
                .withEarlierOffsetAtOverlap()
                .toInstant();
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String zone() {
        return zone.getId();
    }
}
