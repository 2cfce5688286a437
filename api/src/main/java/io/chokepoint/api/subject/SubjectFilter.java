package io.chokepoint.api.subject;

import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.util.Arrays;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Input;

/** Which subjects are asked for; what is absent does not restrict. */
@Input("SubjectFilter")
@Description("Which subjects are asked for; what is absent does not restrict.")
public class SubjectFilter {
    /** Field. */
    public Domain domain;

    /** CAIP-2 id or slug. */
    @Description("CAIP-2 id or slug, exactly.")
    public String network;

    /** Kind within the domain. */
    @Description("Kind within the domain, exactly.")
    public String category;

    /** A resource that is measured. */
    @Description("Only subjects of which this is measured.")
    public Resource resource;

    /** Part of the name. */
    @Description("Part of the name, in any case.")
    public String nameContains;

    /** What restricts, each in its place; null where nothing does. */
    @Ignore
    public Object[] restrictions() {
        return new Object[] {domain, network, category, resource, nameContains};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectFilter filter && Arrays.equals(restrictions(), filter.restrictions());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(restrictions());
    }
}
