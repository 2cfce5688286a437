package io.chokepoint.api.export;

import io.chokepoint.export.schedule.CatchUp;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Slots that passed without a run. */
@Description("Slots in a row that passed without a run, as catchUp wants it.")
public record SkippedSlots(
        @NonNull Instant firstSlot,
        @NonNull Instant lastSlot,
        @Description("How many; null where they are more than ten thousand.") Integer count,
        @NonNull @Description("The policy then.") CatchUp catchUp,
        @NonNull Instant noticedAt) {}
