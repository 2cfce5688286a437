package io.chokepoint.api.named;

import io.chokepoint.api.graphql.GlobalId;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What a tenant keeps under a name. Its types say themselves that they are nodes: the schema does not look further up. */
public abstract class NamedObject {
    private final String type;
    private final UUID key;
    private final String name;
    private final Instant createdAt;
    private final Instant updatedAt;

    /** @param type type in global ids */
    protected NamedObject(String type, NamedRow row) {
        this.type = type;
        this.key = row.id;
        this.name = row.name;
        this.createdAt = row.createdAt;
        this.updatedAt = row.updatedAt;
    }

    /** Opaque id. */
    @Id
    @NonNull
    public String getId() {
        return GlobalId.of(type, key.toString());
    }

    /** Name. */
    @NonNull
    @Description("Name, unique in your tenant.")
    public String getName() {
        return name;
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
