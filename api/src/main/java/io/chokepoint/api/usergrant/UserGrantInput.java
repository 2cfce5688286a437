package io.chokepoint.api.usergrant;

import io.chokepoint.api.tenant.Grant;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** A part of what a tenant may see. */
@Input("UserGrantInput")
@Description("A part of what your tenant may see; what is left out does not restrict.")
public class UserGrantInput {
    /** Domain. */
    public Domain domain;

    /** Network. */
    @Description("CAIP-2 id or slug.")
    public String network;

    /** Subject. */
    @Description("Key of a subject.")
    public String subject;

    /** Resource. */
    public Resource resource;

    /** First day. */
    @Description("First day; an earlier one than your tenant's own changes nothing.")
    public LocalDate historyFrom;

    Grant grant() {
        return new Grant(
                domain == null ? "" : domain.id(),
                Objects.requireNonNullElse(network, ""),
                Objects.requireNonNullElse(subject, ""),
                resource == null ? "" : resource.id(),
                Objects.requireNonNullElse(historyFrom, LocalDate.EPOCH));
    }
}
