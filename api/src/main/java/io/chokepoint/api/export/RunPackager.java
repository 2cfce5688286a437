package io.chokepoint.api.export;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.api.tenant.TenantScope;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.CompositeRecipe;
import io.chokepoint.export.pack.Delivery;
import io.chokepoint.export.pack.PackageLimits;
import io.chokepoint.export.pack.PackageSpec;
import io.chokepoint.export.pack.PackageWriter;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pgp.EncryptedPackage;
import io.chokepoint.export.pgp.PgpRecipient;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.RowSource;
import io.chokepoint.export.verify.PackageVerifier;
import io.chokepoint.export.verify.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Makes the package of a run: reads as the tenant, and checks what was made as a receiver would. */
@ApplicationScoped
class RunPackager {
    private final VisibleRows visible;
    private final OverlaidSources overlaid;
    private final CompositeSources composites;
    private final PanacheTenantSql sql;
    private final ExportKeys keys;

    RunPackager(
            VisibleRows visible,
            OverlaidSources overlaid,
            CompositeSources composites,
            PanacheTenantSql sql,
            ExportKeys keys) {
        this.visible = visible;
        this.overlaid = overlaid;
        this.composites = composites;
        this.sql = sql;
        this.keys = keys;
    }

    /** What of the tenant's own enters, as the run keeps it. */
    private record Own(Optional<Pins.Pin> overlay, Optional<CompositeRecipe> composite) {}

    /** Makes the package in an empty folder. */
    Packed pack(TenantScope scope, Definition export, Run run, Path folder) {
        Own own = sql.call(
                scope.tenantId(),
                connection -> new Own(
                        Pins.overlay(connection, scope.tenantId(), export, run),
                        Pins.composite(connection, scope.tenantId(), export, run)
                                .map(Recipes::of)));
        try (RowSource rows = rows(scope, export, run, own);
                RowSource beside = beside(scope, export, run, own)) {
            return new PackageWriter(keys.signing())
                    .write(folder, spec(scope, export, run, own), rows, Optional.ofNullable(beside));
        }
    }

    private RowSource rows(TenantScope scope, Definition export, Run run, Own own) {
        return own.composite()
                .map(recipe -> composites.composites(scope, run.knownAt(), recipe, export.filters(), run.period()))
                .orElseGet(() -> open(scope, export, run, export.dataset(), own));
    }

    /** The values that a distribution proves, or that composites are computed from, go with it; null where there are none. */
    private RowSource beside(TenantScope scope, Definition export, Run run, Own own) {
        if (own.composite().isPresent()) {
            return composites.components(scope, run.knownAt(), own.composite().get(), export.filters(), run.period());
        }
        return export.dataset() == Dataset.DISTRIBUTION ? open(scope, export, run, Dataset.INDEX_SERIES, own) : null;
    }

    private RowSource open(TenantScope scope, Definition export, Run run, Dataset dataset, Own own) {
        return own.overlay()
                .map(pin -> overlaid.open(
                        scope,
                        run.knownAt(),
                        dataset,
                        export.filters(),
                        run.period(),
                        OverlayContent.ofJson(pin.content())))
                .orElseGet(() -> visible.open(
                        scope, run.knownAt(), dataset, new DatasetQuery(dataset, export.filters(), run.period())));
    }

    private static PackageSpec spec(TenantScope scope, Definition export, Run run, Own own) {
        boolean scheduled = run.slot().isPresent();
        return new PackageSpec(
                scope.alias(),
                RunPlan.identity(export, run),
                export.dataset(),
                export.filters().json(),
                export.format(),
                export.compression(),
                new PackageLimits(
                        export.rowLimit(), PackageLimits.STANDARD.rowsPerPart(), PackageLimits.STANDARD.bytesPerPart()),
                new Delivery(
                        scheduled ? export.expression() : "",
                        scheduled ? export.zone() : "",
                        run.slot().orElse(run.createdAt())),
                run.supersedes(),
                run.causes(),
                own.overlay().map(pin -> new PackageSpec.Overlay(pin.id(), pin.digest())),
                own.composite(),
                run.createdAt());
    }

    /** The package as it leaves: encrypted where the destination has a key. */
    Packed encrypted(Packed packed, DestinationRow destination) {
        if (destination.pgpKey().isEmpty()) {
            return packed;
        }
        PgpRecipient recipient = PgpRecipient.of(destination.pgpKey().get(), Instant.now());
        try {
            return EncryptedPackage.of(
                    packed, recipient, Files.createDirectory(packed.folder().resolve("encrypted")));
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "There is no room to encrypt the package in", e);
        }
    }

    /**
     * Holds a package against what it says.
     *
     * @throws ExportException when it was read back and is not what its manifest says
     */
    void verify(Packed packed) {
        Report report = new PackageVerifier(
                        packed.folder(), Optional.of(keys.signing().verificationKey()), Optional.empty())
                .verify();
        if (!report.faults().isEmpty()) {
            throw new ExportException(
                    Code.COUNT_MISMATCH,
                    "The package does not hold what it says; nothing is delivered: "
                            + report.faults().get(0));
        }
    }
}
