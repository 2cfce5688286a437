package io.chokepoint.api.export;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of the runs of an export, the newest first. */
@Description("A page of the runs of an export, the newest first.")
public record ExportRunConnection(@NonNull List<@NonNull ExportRunEdge> edges, @NonNull PageInfo pageInfo) {

    /** A run and its place. */
    @Description("A run and its place.")
    public record ExportRunEdge(@NonNull String cursor, @NonNull ExportRun node) {}
}
