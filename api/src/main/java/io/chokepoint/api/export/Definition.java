package io.chokepoint.api.export;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.Agenda;
import io.chokepoint.export.schedule.CatchUp;
import io.chokepoint.export.schedule.CronSchedule;
import io.chokepoint.export.schedule.IntervalSchedule;
import io.chokepoint.export.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a tenant wants exported.
 *
 * @param id {@code exp_} and 32 hexadecimal digits
 * @param name name for people
 * @param dataset what
 * @param filters which of it
 * @param format format of the parts
 * @param compression compression of the parts
 * @param trigger what makes slots
 * @param expression cron expression or ISO interval; empty where the trigger has none
 * @param zone IANA zone of a cron expression; empty otherwise
 * @param startAt slots before it do not count
 * @param endAt slots at or after it do not count
 * @param catchUp what becomes of slots that have passed
 * @param startDeadline how late a slot may start without catching up
 * @param dueWithin how long after its slot a run is to be delivered
 * @param fullFrom first day of every package; empty for the days since the slot before
 * @param rowLimit most rows of a package
 * @param destinationId where packages go
 * @param overlay global id of the overlay that amounts are computed with
 * @param composite global id of the composite that is computed; of {@link Dataset#COMPOSITE} only
 * @param state whether slots count
 * @param lastSlot last slot that is dealt with
 * @param restatedUntil publications up to then have their restatements
 * @param createdAt when it was made
 */
record Definition(
        String id,
        String name,
        Dataset dataset,
        Filters filters,
        RowFormat format,
        Compression compression,
        ExportTrigger trigger,
        String expression,
        String zone,
        Instant startAt,
        Optional<Instant> endAt,
        CatchUp catchUp,
        Duration startDeadline,
        Duration dueWithin,
        Optional<LocalDate> fullFrom,
        long rowLimit,
        String destinationId,
        Optional<String> overlay,
        Optional<String> composite,
        ExportState state,
        Optional<Instant> lastSlot,
        Optional<Instant> restatedUntil,
        Instant createdAt) {

    /** Whether each run covers the days since the one before, so that a period that changes has to be delivered again. */
    boolean isRestated() {
        return agenda().isPresent() && fullFrom.isEmpty() && isOfDays();
    }

    /** Whether its rows describe days, and change when these are published again. */
    boolean isOfDays() {
        return dataset != Dataset.REVISION && dataset != Dataset.DELIVERY;
    }

    /** The slots of a trigger that has a schedule; empty for the others. */
    Optional<Agenda> agenda() {
        Optional<Schedule> schedule =
                switch (trigger) {
                    case CRON -> Optional.of(CronSchedule.of(expression, zone));
                    case INTERVAL -> Optional.of(IntervalSchedule.of(expression, startAt));
                    case ON_PUBLICATION, ON_REQUEST -> Optional.empty();
                };
        return schedule.map(slots -> new Agenda(slots, startAt, endAt, catchUp, startDeadline));
    }
}
