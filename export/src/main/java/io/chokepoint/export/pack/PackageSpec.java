package io.chokepoint.export.pack;

import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a package says beside its rows. Two packages of equal specs and equal rows have equal bytes.
 *
 * @param tenant alias of the tenant
 * @param identity what the run is
 * @param dataset what is exported
 * @param filters what was asked for, as the tenant gave it: a JSON object
 * @param format format of the parts
 * @param compression compression of the parts
 * @param limits how large it may be
 * @param delivery when it was due
 * @param supersedes run that this one replaces
 * @param causes why a period is restated: codes; empty otherwise
 * @param overlay what the tenant knows of parties for itself, where it entered
 * @param composite what a composite is made of; of {@link Dataset#COMPOSITE} only
 * @param createdAt when the run was made
 */
public record PackageSpec(
        String tenant,
        RunIdentity identity,
        Dataset dataset,
        String filters,
        RowFormat format,
        Compression compression,
        PackageLimits limits,
        Delivery delivery,
        Optional<String> supersedes,
        List<String> causes,
        Optional<Overlay> overlay,
        Optional<CompositeRecipe> composite,
        Instant createdAt) {

    /**
     * An overlay as it was used.
     *
     * @param id its id
     * @param sha256 hash of its content
     */
    public record Overlay(String id, String sha256) {}

    /** Refuses a compression that the format does not take, and a composite without what it is made of. */
    public PackageSpec {
        if (!format.takes(compression)) {
            throw new IllegalArgumentException(format + " is not compressed with " + compression);
        }
        if (composite.isPresent() != (dataset == Dataset.COMPOSITE)) {
            throw new IllegalArgumentException(dataset + " with the composite " + composite);
        }
        causes = List.copyOf(causes);
    }

    /** Where the package stands below the root of a destination, with {@code /} between names. */
    public String path() {
        return "tenant=%s/dataset=%s/v=%s/period=%s/run=%s"
                .formatted(
                        tenant,
                        dataset.id(),
                        dataset.schema().major(),
                        identity.period().label(),
                        identity.runId());
    }
}
