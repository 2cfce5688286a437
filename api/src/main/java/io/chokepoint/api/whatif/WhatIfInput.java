package io.chokepoint.api.whatif;

import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What would be, if. */
@Input("WhatIfInput")
@Description("A distribution, and what is to be different about it. Nothing of this is kept.")
public class WhatIfInput {
    /** Key of a subject. */
    @NonNull
    @Description("Key of the subject.")
    public String subject;

    /** What is spread out. */
    @NonNull
    public Resource resource;

    /** Which holdings count. */
    @DefaultValue("RAW")
    @Description("Which holdings count; RAW where it is absent.")
    public Basis basis;

    /** Last day to consider. */
    @Description("Last day to consider; default: the newest.")
    public LocalDate at;

    /** Instant of knowledge. */
    @Description("Answer as it was known then; default: now.")
    public Instant knownAt;

    /** An overlay of the tenant. */
    @Id
    @Description("An overlay of your tenant that is applied, too.")
    public String overlay;

    /** Entities that become one. */
    @Description("Groups of entities that become one party each.")
    public List<@NonNull MergeInput> merge;

    /** Entities that are left out. */
    @Description("Entities that are left out.")
    public List<@NonNull String> exclude;

    /** Indices that are computed. */
    @Description("Indices that are computed; default: all.")
    public List<@NonNull CentralizationIndex> indices;

    /** The rule of a vote. */
    @DefaultValue("1/2")
    @Description("A vote passes with strictly more than this share of all amounts, as a fraction; for power only.")
    public String powerThreshold;

    /** Entities that become one party. */
    @Input("MergeInput")
    @Description("Entities that become one party, two or more.")
    public static class MergeInput {
        /** The entities. */
        @NonNull
        public List<@NonNull String> entities;
    }
}
