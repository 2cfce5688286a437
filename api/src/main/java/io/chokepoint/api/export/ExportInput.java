package io.chokepoint.api.export;

import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.CatchUp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What is exported, when, how and where. */
@Input("ExportInput")
@Description("What is exported, when, how and where.")
public class ExportInput {
    private static final int LONGEST_NAME = 200;
    private static final int STANDARD_LIMIT = 100_000_000;
    private static final Duration STANDARD_DEADLINE = Duration.ofHours(1);
    private static final Duration STANDARD_DUE = Duration.ofHours(2);

    /** Name for people. */
    @NonNull
    public String name;

    /** What. */
    @NonNull
    public Dataset dataset;

    /** Which of it. */
    public ExportFilterInput filters;

    /** Format of the files. */
    @NonNull
    public RowFormat format;

    /** Compression of the files. */
    @Description("Default: ZSTD, of XLSX NONE. PARQUET takes ZSTD only, ARROW not GZIP, XLSX NONE only.")
    public Compression compression;

    /** What makes it due. */
    @NonNull
    public ExportTrigger trigger;

    /** Cron expression or interval. */
    @Description("CRON: minute hour day-of-month month day-of-week. INTERVAL: ISO 8601, such as P1D or PT6H.")
    public String expression;

    /** Zone of a cron expression. */
    @Description("CRON only: IANA time zone, such as Europe/Zurich.")
    public String zone;

    /** First slot that can count. */
    @Description("Slots before it do not count; default: now. An INTERVAL is counted from it.")
    public Instant startAt;

    /** First slot that cannot. */
    @Description("Slots at or after it do not count.")
    public Instant endAt;

    /** What becomes of slots that have passed. */
    @Description("What becomes of slots that passed without a run; default: ALL.")
    public CatchUp catchUp;

    /** How late a slot may start. */
    @Description("How late a slot may still start with catchUp NONE; default: PT1H.")
    public Duration startDeadline;

    /** How long after its slot a run is late. */
    @Description("How long after its slot a run is late; default: PT2H.")
    public Duration dueWithin;

    /** First day of every package. */
    @Description("First day of every package, which then is a full one; default: the days since the slot before.")
    public LocalDate fullFrom;

    /** Most rows of a package. */
    @Description("A run with more rows fails and delivers nothing; default: 100000000.")
    public Integer rowLimit;

    /** Where. */
    @NonNull
    @Id
    @Description("Destination of the packages.")
    public String destinationId;

    /** Overlay. */
    @Id
    @Description(
            "Overlay that amounts, curves and indices are computed with; not of COMPOSITE, REVISION, DELIVERY; default: none."
                    + " A run keeps the overlay as it is in its first attempt.")
    public String overlay;

    /** Composite. */
    @Id
    @Description("COMPOSITE only: the composite that is computed. A run keeps it as it is in its first attempt.")
    public String composite;

    /**
     * The definition that this input says.
     *
     * @throws Refusal naming the field that is wrong
     */
    Definition definition(String id, Instant now) {
        return definition(id, ExportState.ACTIVE, Optional.empty(), Optional.empty(), now, now);
    }

    /** The definition that takes the place of another. */
    Definition replacing(Definition before, Instant now) {
        return definition(
                before.id(), before.state(), before.lastSlot(), before.restatedUntil(), before.createdAt(), now);
    }

    private Definition definition(
            String id,
            ExportState state,
            Optional<Instant> lastSlot,
            Optional<Instant> restatedUntil,
            Instant createdAt,
            Instant now) {
        checkText();
        Definition export = new Definition(
                id,
                name.trim(),
                dataset,
                filters == null ? Filters.NONE : filters.filters(),
                format,
                Objects.requireNonNullElse(compression, format.standardCompression()),
                trigger,
                Objects.requireNonNullElse(expression, "").trim(),
                Objects.requireNonNullElse(zone, "").trim(),
                Objects.requireNonNullElse(startAt, now).truncatedTo(ChronoUnit.MICROS),
                Optional.ofNullable(endAt),
                Objects.requireNonNullElse(catchUp, CatchUp.ALL),
                Objects.requireNonNullElse(startDeadline, STANDARD_DEADLINE),
                Objects.requireNonNullElse(dueWithin, STANDARD_DUE),
                Optional.ofNullable(fullFrom),
                Objects.requireNonNullElse(rowLimit, STANDARD_LIMIT),
                destinationId,
                Optional.ofNullable(overlay),
                Optional.ofNullable(composite),
                state,
                lastSlot,
                restatedUntil,
                createdAt);
        ExportCheck.check(export);
        return export;
    }

    private void checkText() {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refusal("name", UserErrorCode.INVALID, "A name has 1 to " + LONGEST_NAME + " characters");
        }
        if (rowLimit != null && rowLimit < 1) {
            throw new Refusal("rowLimit", UserErrorCode.INVALID, rowLimit + " is less than 1");
        }
    }
}
