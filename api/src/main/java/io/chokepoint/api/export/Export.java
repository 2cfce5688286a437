package io.chokepoint.api.export;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.schedule.CatchUp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a tenant wants exported. */
@Description("What is exported, when, how and where.")
public record Export(
        @Ignore UUID tenantId,
        @NonNull @Id String id,
        @NonNull String name,
        @NonNull Dataset dataset,
        @NonNull @Description("What restricts it, a JSON object.") String filters,
        @NonNull RowFormat format,
        @NonNull Compression compression,
        @NonNull ExportTrigger trigger,
        @Description("Cron expression or ISO interval; null where the trigger has none.") String expression,
        @Description("IANA zone of a cron expression; null otherwise.") String zone,
        @NonNull Instant startAt,
        Instant endAt,
        @NonNull CatchUp catchUp,
        @Description("First day of every package; null for the days since the slot before.") LocalDate fullFrom,
        @NonNull @Description("Most rows of a package, as decimal text.") String rowLimit,
        @NonNull @Id String destinationId,
        @Id @Description("Overlay that amounts are computed with; null for what is published.") String overlay,
        @Id @Description("Composite that is computed; null for other datasets.") String composite,
        @NonNull ExportState state,
        @Description("Next slot; null when there is none.") Instant nextSlot) {

    static Export of(UUID tenantId, Definition export, Instant now) {
        return new Export(
                tenantId,
                export.id(),
                export.name(),
                export.dataset(),
                export.filters().json(),
                export.format(),
                export.compression(),
                export.trigger(),
                export.expression().isEmpty() ? null : export.expression(),
                export.zone().isEmpty() ? null : export.zone(),
                export.startAt(),
                export.endAt().orElse(null),
                export.catchUp(),
                export.fullFrom().orElse(null),
                Long.toString(export.rowLimit()),
                export.destinationId(),
                export.overlay().orElse(null),
                export.composite().orElse(null),
                export.state(),
                export.state() == ExportState.ACTIVE
                        ? export.agenda().flatMap(agenda -> agenda.next(now)).orElse(null)
                        : null);
    }
}
