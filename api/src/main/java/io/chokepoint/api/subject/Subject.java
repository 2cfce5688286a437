package io.chokepoint.api.subject;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.api.node.Node;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Domain;
import io.chokepoint.indices.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A thing measured, as a tenant sees it. Carries the scope in which it was read, so that the fields below it are read in the
 * same one.
 */
@Description("A thing measured: a protocol, an organisation, a stablecoin, a network.")
public final class Subject implements Node {
    /** Type in global ids. */
    public static final String TYPE = "Subject";

    private final TenantScope scope;
    private final Instant knownAt;
    private final String key;
    private final String name;
    private final Domain domain;
    private final String network;
    private final String category;
    private final List<MeasuredResource> resources;
    private final Map<Resource, String> datasets;
    private final Instant publishedAt;

    Subject(
            TenantScope scope,
            Instant knownAt,
            String key,
            String name,
            Domain domain,
            String network,
            String category,
            List<MeasuredResource> resources,
            Map<Resource, String> datasets,
            Instant publishedAt) {
        this.scope = scope;
        this.knownAt = knownAt;
        this.key = key;
        this.name = name;
        this.domain = domain;
        this.network = network;
        this.category = category;
        this.resources = List.copyOf(resources);
        this.datasets = Map.copyOf(datasets);
        this.publishedAt = publishedAt;
    }

    /** The same subject, read in the same scope or an equal one, as known at another instant. */
    Subject as(TenantScope other, Instant known) {
        return new Subject(other, known, key, name, domain, network, category, resources, datasets, publishedAt);
    }

    /** A resource of a subject that is measured. */
    @Description("A resource that is measured, and since when.")
    public record MeasuredResource(
            @NonNull Resource resource,
            @NonNull @Description("Unit of the resource, such as UNI.") String unit,
            @Description("Base units per unit, as a power of ten: amounts are given in base units.") int decimals,
            @NonNull @Description("First day that you may see.") LocalDate firstAsOf,
            @NonNull @Description("Newest day.") LocalDate lastAsOf) {}

    /** Opaque id. */
    @Id
    @NonNull
    @Override
    public String getId() {
        return GlobalId.of(TYPE, key);
    }

    /** Readable stable key. */
    @NonNull
    @Description("Readable stable key.")
    public String getKey() {
        return key;
    }

    /** Name for people. */
    @NonNull
    @Description("Name for people.")
    public String getName() {
        return name;
    }

    /** Field that it belongs to. */
    @NonNull
    public Domain getDomain() {
        return domain;
    }

    /** CAIP-2 id, or a slug where CAIP-2 has none. */
    @NonNull
    @Description("CAIP-2 id, or a slug where CAIP-2 has none.")
    public String getNetwork() {
        return network;
    }

    /** Kind within its domain. */
    @NonNull
    @Description("Kind within its domain, such as dex.")
    public String getCategory() {
        return category;
    }

    /** What is measured of it. */
    @NonNull
    @Description("What is measured of it.")
    public List<@NonNull MeasuredResource> getResources() {
        return resources;
    }

    /**
     * The dataset that a resource is published in, for readers: what is known of it spares ClickHouse a look at the
     * publications of all others. Empty where the resource is not measured.
     */
    @Ignore
    public Optional<String> dataset(Resource resource) {
        return Optional.ofNullable(datasets.get(resource));
    }

    /** The newest measured day of a resource as far as is known; empty where the resource is not measured. */
    @Ignore
    public Optional<LocalDate> newestDay(Resource resource) {
        return resources.stream()
                .filter(each -> each.resource() == resource)
                .map(MeasuredResource::lastAsOf)
                .max(LocalDate::compareTo);
    }

    /** The scope in which the subject was read. */
    @Ignore
    public TenantScope scope() {
        return scope;
    }

    /** Whether something of it became visible only after an instant, so that it was another one then. */
    boolean publishedAfter(Instant instant) {
        return publishedAt.isAfter(instant);
    }

    /** The instant of knowledge at which it was read. */
    @Ignore
    public Instant knownAt() {
        return knownAt;
    }
}
