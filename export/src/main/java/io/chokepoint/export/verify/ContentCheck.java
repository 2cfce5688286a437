package io.chokepoint.export.verify;

import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.format.RowReader;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.indices.CentralizationIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the rows of a package whose files are whole, and computes anew what can be. */
final class ContentCheck {
    private final Path folder;
    private final DeliveredManifest manifest;
    private final Optional<CentralizationIndex> shown;
    private final Report report;

    ContentCheck(Path folder, DeliveredManifest manifest, Optional<CentralizationIndex> shown, Report report) {
        this.folder = folder;
        this.manifest = manifest;
        this.shown = shown;
        this.report = report;
    }

    void run() throws IOException {
        switch (manifest.dataset()) {
            case DISTRIBUTION -> checkDistributions();
            case COMPOSITE -> checkComposites();
            default -> checkRows(Optional.empty());
        }
    }

    private void checkDistributions() throws IOException {
        Optional<DeliveredManifest.Listed> claims = manifest.claims();
        if (claims.isEmpty()) {
            checkRows(Optional.empty());
            return;
        }
        try (ClaimFile file = new ClaimFile(folder.resolve(claims.get().path()), claims.get())) {
            Proof proof = new DistributionProof(file, report, shown);
            checkRows(Optional.of(proof));
            proof.finish();
        }
    }

    private void checkComposites() throws IOException {
        Optional<DeliveredManifest.Listed> components = manifest.components();
        if (components.isEmpty()) {
            checkRows(Optional.empty());
            report.open("proof: the components are not in the package, no composite is computed anew");
            return;
        }
        try (ComponentFile file =
                new ComponentFile(folder.resolve(components.get().path()), components.get())) {
            Proof proof = new CompositeProof(manifest.composite(), file, manifest.firstDay(), report);
            checkRows(Optional.of(proof));
            proof.finish();
        }
    }

    private void checkRows(Optional<Proof> proof) throws IOException {
        Dataset dataset = manifest.dataset();
        RowCheck rows = new RowCheck(dataset.schema(), manifest, report);
        for (DeliveredManifest.Listed part : manifest.parts()) {
            RowFormat format = DeliveredManifest.format(part);
            try (RowReader reader =
                    format.reader(folder.resolve(part.path()), dataset.schema(), DeliveredManifest.compression(part))) {
                rows.part(part, reader, proof);
            } catch (IOException e) {
                report.fault(part.path() + ": " + e.getMessage());
            }
        }
        rows.finish();
    }
}
