package io.chokepoint.api.overlay;

import io.chokepoint.api.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of overlays. */
@Description("A page of your tenant's overlays, by name.")
public record OverlayConnection(@NonNull List<@NonNull OverlayEdge> edges, @NonNull PageInfo pageInfo) {

    /** An overlay and its place. */
    @Description("An overlay and its place.")
    public record OverlayEdge(@NonNull String cursor, @NonNull Overlay node) {}
}
