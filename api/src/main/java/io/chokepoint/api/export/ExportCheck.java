package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.CronSchedule;
import java.time.Duration;

/** Says what is wrong with a definition of an export: the first thing that is. */
final class ExportCheck {
    private ExportCheck() {}

    /**
     * Refuses a definition that cannot be.
     *
     * @throws Refusal naming the field that is wrong
     */
    static void check(Definition export) {
        checkData(export);
        checkTimes(export);
    }

    private static void checkData(Definition export) {
        if (!export.format().takes(export.compression())) {
            throw new Refusal(
                    "compression",
                    UserErrorCode.INVALID,
                    export.format() + " is not compressed with " + export.compression());
        }
        if (export.overlay().isPresent() && !OverlaidSources.takes(export.dataset())) {
            throw new Refusal("overlay", UserErrorCode.INVALID, export.dataset() + " takes no overlay; leave it out");
        }
        if (export.dataset() == Dataset.DELIVERY && !export.filters().equals(Filters.NONE)) {
            throw new Refusal(
                    "filters", UserErrorCode.INVALID, "DELIVERY has all runs of your exports; leave the filters out");
        }
        checkComposite(export);
    }

    private static void checkComposite(Definition export) {
        boolean isComposite = export.dataset() == Dataset.COMPOSITE;
        if (isComposite != export.composite().isPresent()) {
            throw new Refusal(
                    "composite", UserErrorCode.INVALID, "COMPOSITE needs a composite, other datasets have none");
        }
        Filters filters = export.filters();
        if (isComposite
                && !(filters.resources().isEmpty()
                        && filters.bases().isEmpty()
                        && filters.indices().isEmpty())) {
            throw new Refusal(
                    "filters",
                    UserErrorCode.INVALID,
                    "COMPOSITE has the components of its composite; restrict it by domains, networks and subjects only");
        }
    }

    private static void checkTimes(Definition export) {
        if (export.trigger() == ExportTrigger.ON_PUBLICATION && !export.isOfDays()) {
            throw new Refusal(
                    "trigger", UserErrorCode.INVALID, export.dataset() + " is not published; give it a schedule");
        }
        boolean needsExpression = export.trigger() == ExportTrigger.CRON || export.trigger() == ExportTrigger.INTERVAL;
        if (needsExpression == export.expression().isEmpty()) {
            throw new Refusal(
                    "expression",
                    UserErrorCode.INVALID,
                    "CRON and INTERVAL need an expression, other triggers have none");
        }
        if ((export.trigger() == ExportTrigger.CRON) == export.zone().isEmpty()) {
            throw new Refusal("zone", UserErrorCode.INVALID, "CRON needs a zone, other triggers have none");
        }
        if (export.endAt().filter(end -> !end.isAfter(export.startAt())).isPresent()) {
            throw new Refusal("endAt", UserErrorCode.INVALID, "The end is not after the start, " + export.startAt());
        }
        if (!isPositive(export.startDeadline()) || !isPositive(export.dueWithin())) {
            throw new Refusal("dueWithin", UserErrorCode.INVALID, "Deadlines are at least a second");
        }
        if (export.trigger() == ExportTrigger.CRON) {
            check("zone", () -> CronSchedule.zone(export.zone()));
        }
        check("expression", export::agenda);
    }

    private static void check(String field, Runnable made) {
        try {
            made.run();
        } catch (ExportException e) {
            throw new Refusal(field, UserErrorCode.valueOf(e.code().name()), e.getMessage());
        }
    }

    private static boolean isPositive(Duration duration) {
        return duration.toSeconds() > 0;
    }
}
