package io.chokepoint.api.watchlist;

import io.chokepoint.api.named.NamedObject;
import io.chokepoint.api.node.Node;
import io.chokepoint.api.tenant.TenantScope;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

/** Subjects that a tenant keeps together. Carries the scope in which it was read. */
@Description("Subjects that your tenant keeps together under a name.")
public final class Watchlist extends NamedObject implements Node {
    static final String TYPE = "Watchlist";

    private final TenantScope scope;
    private final List<String> subjectKeys;

    Watchlist(TenantScope scope, WatchlistRow row) {
        super(TYPE, row);
        this.scope = scope;
        this.subjectKeys = List.of(row.subjectIds);
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
