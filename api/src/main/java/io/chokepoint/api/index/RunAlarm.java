package io.chokepoint.api.index;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Why what a run read is not as it was expected to be, though the run is published. */
@Description("Why what a run read is not as it was expected to be, though the run is published.")
public record RunAlarm(
        @NonNull
                @Description(
                        "What it is, such as SUM_JUMP, SOURCE_SILENT or UNPRICED; docs/reason-codes.md explains those of files.")
                String code,
        @NonNull @Description("The same with its figures, for people.") String message,
        @Description("Name of the file that it is about; null when it is about none.") String file,
        @NonNull @Description("When it was raised.") Instant knownAt) {}
