package io.chokepoint.api.composite;

import io.chokepoint.api.graphql.BasisArgument;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A composite as a client gives it. */
@Input("CompositeInput")
@Description("A private index of your tenant: published indices weighted together.")
public class CompositeInput {
    /** Name, unique in the tenant. */
    @NonNull
    @Description("Name, unique in your tenant, 1 to 100 characters.")
    public String name;

    /** What it is made of. */
    @NonNull
    @Description("What it is made of, 1 to 20 components, each index of a resource once for a basis.")
    public List<@NonNull CompositeComponentInput> components;

    /** A component as a client gives it. */
    @Input("CompositeComponentInput")
    @Description("A published index in a composite, and how much it counts.")
    public static class CompositeComponentInput {
        /** An index that says concentration. */
        @NonNull
        @Description("An index that says concentration: not POPULATION or TOTAL, which describe size.")
        public CentralizationIndex index;

        /** What is spread out. */
        @NonNull
        public Resource resource;

        /** Which holdings count. */
        @DefaultValue(BasisArgument.DEFAULT)
        @Description(BasisArgument.DESCRIPTION)
        public Basis basis;

        /** How much it counts. */
        @Description("1 to 1000, relative to the weights of the other components.")
        public int weight;

        CompositeComponent component() {
            return new CompositeComponent(index, resource, BasisArgument.orDefault(basis), weight);
        }
    }
}
