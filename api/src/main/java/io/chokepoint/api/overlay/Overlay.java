package io.chokepoint.api.overlay;

import io.chokepoint.api.named.NamedObject;
import io.chokepoint.api.node.Node;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a tenant knows of parties for itself. */
@Description("What your tenant knows of parties for itself. No other tenant sees it, nor anything computed with it.")
public final class Overlay extends NamedObject implements Node {
    static final String TYPE = "Overlay";

    private final OverlayContent content;

    Overlay(OverlayRow row) {
        super(TYPE, row);
        this.content = OverlayContent.ofJson(row.content);
    }

    /** Who is behind an entity. */
    @Description("Who is behind an entity.")
    public record OverlayLabel(@NonNull String entity, @NonNull String name) {}

    /** Two entities that are one party. */
    @Description("Two entities that are one party.")
    public record OverlayLink(@NonNull String one, @NonNull String other) {}

    /** Who is behind entities. */
    @NonNull
    @Description("Who is behind entities.")
    public List<@NonNull OverlayLabel> getLabels() {
        return content.labels().entrySet().stream()
                .map(label -> new OverlayLabel(label.getKey(), label.getValue()))
                .toList();
    }

    /** Which entities are one. */
    @NonNull
    @Description("Entities that are one party.")
    public List<@NonNull OverlayLink> getLinks() {
        return content.links().stream()
                .map(link -> new OverlayLink(link.one(), link.other()))
                .toList();
    }

    /** Who is left out. */
    @NonNull
    @Description("Parties that are left out, by entity or by name of a label.")
    public List<@NonNull String> getExclusions() {
        return content.exclusions();
    }

    /** What it holds. */
    @Ignore
    public OverlayContent content() {
        return content;
    }
}
