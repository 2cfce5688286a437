package io.chokepoint.api.index;

import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.indices.Basis;
import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.Distribution;
import io.chokepoint.indices.Resource;
import io.chokepoint.indices.Unit;
import io.chokepoint.indices.ValueStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** One index of one distribution, as it was known at an instant, with all that is needed to check it. */
@Description("One index of one distribution, as it was known at an instant, with all that is needed to check it.")
public record IndexValue(
        @NonNull CentralizationIndex index,
        @NonNull Resource resource,
        @NonNull @Description("Which holdings count.") Basis basis,
        @Description("Day described, UTC; null when nothing is measured.") LocalDate asOf,
        @Description("In the unit given; null when there is none: see status and reason, it is never 0 instead.")
                Double value,
        @Description("Exact decimal text of counts and sums; null for real-valued indices.") String exactValue,
        @NonNull Unit unit,
        @Description(
                        "Least value for every way in which amounts without a known owner could be spread: of exchanges, bridges,"
                                + " vesting and pools, which the adjusted basis leaves out. Equals value where there are none. Null"
                                + " where they are not known exactly, for coverage below 1 and with an overlay, where the index has"
                                + " no closed form for it, and for values published before it was kept.")
                Double lower,
        @Description("Greatest such value; null like lower, and where no value is too large.") Double upper,
        @Description("Share of input rows that entered the distribution, 0 to 1; null when nothing is measured.")
                Double coverage,
        @Description("Entities with a positive amount, as decimal text; null when nothing is measured.")
                String population,
        @NonNull ValueStatus status,
        @Description(
                        "Why there is no value; null when there is one. NOT_MEASURED: nothing is measured. NOT_ADJUSTED: only all"
                                + " holdings are, since no address of the dataset has a holder class. UNPRICED: no holding has a"
                                + " price.")
                String reason,
        @Description("Meaning of the formula.") int methodologyVersion,
        @NonNull @Description("Instant of knowledge: what was published later does not enter.") Instant knownAt,
        @Description("Time of the newest input that entered.") Instant dataThrough,
        @Description("The run that computed it.") Run run,
        @Description("Identity of the distribution: equal digests mean equal amounts by entity; null with an overlay.")
                String digest,
        @Id @Description("The overlay of your tenant that it is computed with; null for a published value.")
                String overlay) {

    /** Reason of an index that no visible run has measured. */
    static final String NOT_MEASURED = "NOT_MEASURED";
    /**
     * Reason of an index that is measured of all holdings only: nothing of the dataset is labelled with a holder class, so
     * there is nothing to leave out.
     */
    static final String NOT_ADJUSTED = "NOT_ADJUSTED";

    /** The answer where there is no value, and why. */
    static IndexValue absent(
            CentralizationIndex index, Resource resource, Basis basis, String reason, Instant knownAt) {
        return new IndexValue(
                index,
                resource,
                basis,
                null,
                null,
                null,
                index.definition().unit(),
                null,
                null,
                null,
                null,
                ValueStatus.UNAVAILABLE,
                reason,
                index.definition().methodologyVersion(),
                knownAt,
                null,
                null,
                null,
                null);
    }

    /** Whether its run became visible after an instant. */
    boolean publishedAfter(Instant instant) {
        return run != null && run.getPublishedAt().isAfter(instant);
    }

    /** The same value, as the answer to a request of the same tenant that knows what was published up to an instant. */
    IndexValue as(TenantScope scope, Instant known) {
        return new IndexValue(
                index,
                resource,
                basis,
                asOf,
                value,
                exactValue,
                unit,
                lower,
                upper,
                coverage,
                population,
                status,
                reason,
                methodologyVersion,
                known,
                dataThrough,
                run == null ? null : new Run(scope, known, run.getId(), run.getPublishedAt()),
                digest,
                overlay);
    }

    /** This published value, computed again for a changed distribution. */
    IndexValue with(String overlayId, Distribution changed) {
        var computed = index.of(changed);
        OptionalDouble number = computed.asDouble();
        return new IndexValue(
                index,
                resource,
                basis,
                asOf,
                number.isPresent() ? Double.valueOf(number.getAsDouble()) : null,
                computed.asInteger().map(Object::toString).orElse(null),
                unit,
                null,
                null,
                coverage,
                Integer.toString(changed.population()),
                number.isPresent() ? status : ValueStatus.UNAVAILABLE,
                computed.reason().map(Enum::name).orElse(null),
                methodologyVersion,
                knownAt,
                dataThrough,
                run,
                null,
                overlayId);
    }
}
