package io.chokepoint.api.overlay;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** An overlay as a client gives it. */
@Input("OverlayInput")
@Description("What your tenant knows of parties for itself: labels, links and exclusions, together at most 10000.")
public class OverlayInput {
    /** Name, unique in the tenant. */
    @NonNull
    @Description("Name, unique in your tenant, 1 to 100 characters.")
    public String name;

    /** Who is behind entities. */
    @Description(
            "Who is behind entities; entities with the same name become one party, also with an entity of that name.")
    public List<@NonNull OverlayLabelInput> labels;

    /** Which entities are one. */
    @Description("Entities that are one party.")
    public List<@NonNull OverlayLinkInput> links;

    /** Who is left out. */
    @Description("Parties that are left out, by entity or by name of a label.")
    public List<@NonNull String> exclusions;

    /** Who is behind an entity. */
    @Input("OverlayLabelInput")
    @Description("Who is behind an entity.")
    public static class OverlayLabelInput {
        /** An entity of a distribution. */
        @NonNull
        @Description("Entity of a distribution.")
        public String entity;

        /** The party behind it. */
        @NonNull
        @Description("Party behind it.")
        public String name;
    }

    /** Two entities that are one party. */
    @Input("OverlayLinkInput")
    @Description("Two entities that are one party.")
    public static class OverlayLinkInput {
        /** An entity. */
        @NonNull
        public String one;

        /** Another. */
        @NonNull
        public String other;
    }
}
