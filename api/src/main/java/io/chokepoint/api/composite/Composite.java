package io.chokepoint.api.composite;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A private index of a tenant: published indices weighted together. */
@Description("A private index of your tenant: published indices weighted together.")
public final class Composite implements Node {
    static final String TYPE = "Composite";

    private final UUID key;
    private final String name;
    private final List<CompositeComponent> components;
    private final Instant createdAt;
    private final Instant updatedAt;

    Composite(UUID key, String name, List<CompositeComponent> components, Instant createdAt, Instant updatedAt) {
        this.key = key;
        this.name = name;
        this.components = List.copyOf(components);
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

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

    /** What it is made of. */
    @NonNull
    @Description("What it is made of, in the order given.")
    public List<@NonNull CompositeComponent> getComponents() {
        return components;
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
}
