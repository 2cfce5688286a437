package io.chokepoint.api.node;

import io.chokepoint.api.tenant.TenantScope;
import java.util.Collection;
import java.util.Map;

/** Reads the nodes of one type. */
public interface NodeLoader {

    /** Type in the ids of these nodes. */
    String type();

    /** Nodes by key, those that the tenant may see; blocking. */
    Map<String, ? extends Node> load(TenantScope scope, Collection<String> keys);
}
