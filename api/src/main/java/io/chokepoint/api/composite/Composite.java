package io.chokepoint.api.composite;

import io.chokepoint.api.named.NamedObject;
import io.chokepoint.api.node.Node;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A private index of a tenant: published indices weighted together. */
@Description("A private index of your tenant: published indices weighted together.")
public final class Composite extends NamedObject implements Node {
    static final String TYPE = "Composite";

    private final List<CompositeComponent> components;

    Composite(CompositeRow row) {
        super(TYPE, row);
        this.components = CompositeComponent.ofJson(row.components);
    }

    /** What it is made of. */
    @NonNull
    @Description("What it is made of, in the order given.")
    public List<@NonNull CompositeComponent> getComponents() {
        return components;
    }
}
