package io.chokepoint.api.overlay;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a tenant knows of parties for itself. */
@Description("What your tenant knows of parties for itself. No other tenant sees it, nor anything computed with it.")
public final class Overlay implements Node {
    static final String TYPE = "Overlay";

    private final UUID key;
    private final String name;
    private final OverlayContent content;
    private final Instant createdAt;
    private final Instant updatedAt;

    Overlay(UUID key, String name, OverlayContent content, Instant createdAt, Instant updatedAt) {
        this.key = key;
        this.name = name;
        this.content = content;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Who is behind an entity. */
    @Description("Who is behind an entity.")
    public record OverlayLabel(@NonNull String entity, @NonNull String name) {}

    /** Two entities that are one party. */
    @Description("Two entities that are one party.")
    public record OverlayLink(@NonNull String one, @NonNull String other) {}

    /** Opaque id. */
    @Id
    @NonNull
    @Override
    public String getId() {
        return GlobalId.of(TYPE, key.toString());
    }

    /** Name. */
    @NonNull
    @Description("Name, unique in your tenant.")
    public String getName() {
        return name;
    }

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

    /** When it was made. */
    @NonNull
    @Description("When it was made.")
    public Instant getCreatedAt() {
        return createdAt;
    }

    /** When it was changed last. */
    @NonNull
    @Description("When it was changed last.")
    public Instant getUpdatedAt() {
        return updatedAt;
    }

    @Ignore
    UUID key() {
        return key;
    }

    /** What it holds. */
    @Ignore
    public OverlayContent content() {
        return content;
    }
}
