package io.chokepoint.api.watchlist;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.node.Node;
import io.chokepoint.api.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Subjects that a tenant keeps together. Carries the scope in which it was read. */
@Description("Subjects that your tenant keeps together under a name.")
public final class Watchlist implements Node {
    static final String TYPE = "Watchlist";

    private final TenantScope scope;
    private final UUID key;
    private final String name;
    private final List<String> subjectKeys;
    private final Instant createdAt;
    private final Instant updatedAt;

    Watchlist(
            TenantScope scope, UUID key, String name, List<String> subjectKeys, Instant createdAt, Instant updatedAt) {
        this.scope = scope;
        this.key = key;
        this.name = name;
        this.subjectKeys = List.copyOf(subjectKeys);
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
    TenantScope scope() {
        return scope;
    }

    @Ignore
    List<String> subjectKeys() {
        return subjectKeys;
    }
}
