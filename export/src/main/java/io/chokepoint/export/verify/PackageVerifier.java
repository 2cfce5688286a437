package io.chokepoint.export.verify;

import io.chokepoint.export.pack.Documents;
import io.chokepoint.export.pack.Json;
import io.chokepoint.export.pack.Packed;
import io.chokepoint.export.pack.Sha256;
import io.chokepoint.export.pack.VerificationKey;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.indices.CentralizationIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks a received package: that it is complete, signed, unchanged, of the shape and size that its manifest says, and that
 * the index values delivered with a distribution follow from it. Needs no network and bounded memory.
 */
public final class PackageVerifier {
    private final Path folder;
    private final Optional<VerificationKey> key;
    private final Optional<CentralizationIndex> shown;
    private final Report report = new Report();

    /**
     * A check of one folder.
     *
     * @param key the sender's key; without it everything but the signature is checked
     * @param shown an index whose values are reported one by one
     */
    public PackageVerifier(Path folder, Optional<VerificationKey> key, Optional<CentralizationIndex> shown) {
        this.folder = folder;
        this.key = key;
        this.shown = shown;
    }

    /** Checks everything that can be checked; whatever does not hold is a fault of the report, never an exception. */
    public Report verify() {
        try {
            byte[] content = content(Packed.MANIFEST);
            checkSuccess(content);
            checkSignature(content);
            DeliveredManifest manifest = DeliveredManifest.read(content);
            checkPlace(manifest);
            if (checkFiles(manifest)) {
                checkSchema(manifest);
                new ContentCheck(folder, manifest, shown, report).run();
            }
        } catch (IOException e) {
            report.fault(e.getMessage());
        }
        return report;
    }

    private byte[] content(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException(name + " is missing in " + folder);
        }
        return Files.readAllBytes(file);
    }

    private void checkSuccess(byte[] manifest) throws IOException {
        String said = new String(content(Packed.SUCCESS), StandardCharsets.UTF_8).trim();
        if (!said.equals(Sha256.hex(manifest))) {
            report.fault("_SUCCESS names a manifest of SHA-256 " + said + ", this one has " + Sha256.hex(manifest));
        }
    }

    private void checkSignature(byte[] manifest) throws IOException {
        byte[] signature = content(Packed.SIGNATURE);
        if (key.isEmpty()) {
            return;
        }
        report.signatureIsChecked();
        if (key.get().accepts(manifest, signature)) {
            report.pass("signature: of key " + key.get().id());
        } else {
            report.fault("The manifest is not signed by key " + key.get().id() + ", or was changed");
        }
    }

    /** A package in a folder named after a tenant is that tenant's. */
    private void checkPlace(DeliveredManifest manifest) throws IOException {
        String tenant = manifest.text("/tenant");
        String run = manifest.text("/run");
        for (Path name : folder.toAbsolutePath().normalize()) {
            String text = name.toString();
            if ((text.startsWith("tenant=") && !text.equals("tenant=" + tenant))
                    || (text.startsWith("run=") && !text.equals("run=" + run))) {
                report.fault("The folder is of %s, the manifest of tenant %s, run %s".formatted(text, tenant, run));
            }
        }
    }

    private boolean checkFiles(DeliveredManifest manifest) throws IOException {
        List<DeliveredManifest.Listed> listed = new ArrayList<>(manifest.parts());
        listed.addAll(manifest.documents());
        manifest.claims().ifPresent(listed::add);
        manifest.components().ifPresent(listed::add);
        Set<String> names = new HashSet<>(Set.of(Packed.MANIFEST, Packed.SIGNATURE, Packed.SUCCESS));
        int before = report.faults().size();
        for (DeliveredManifest.Listed file : listed) {
            if (!names.add(file.path())) {
                report.fault(file.path() + " is listed twice");
            }
            checkFile(file);
        }
        try (Stream<Path> found = Files.list(folder)) {
            found.map(file -> file.getFileName().toString())
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .forEach(name -> report.fault(name + " is not listed in the manifest"));
        }
        boolean good = report.faults().size() == before;
        if (good) {
            report.pass("files: %d, sizes and hashes as listed".formatted(listed.size()));
        }
        return good;
    }

    private void checkFile(DeliveredManifest.Listed file) throws IOException {
        Path path = folder.resolve(file.path());
        if (!Files.isRegularFile(path)) {
            report.fault(file.path() + " is missing");
        } else if (Files.size(path) != file.bytes()) {
            report.fault(
                    "%s has %d bytes, the manifest says %d".formatted(file.path(), Files.size(path), file.bytes()));
        } else if (!Sha256.hex(path).equals(file.sha256())) {
            report.fault("%s was changed: its SHA-256 is %s, the manifest says %s"
                    .formatted(file.path(), Sha256.hex(path), file.sha256()));
        }
    }

    private void checkSchema(DeliveredManifest manifest) throws IOException {
        Dataset dataset = manifest.dataset();
        byte[] schema = content(Packed.SCHEMA);
        if (!manifest.text("/dataset/schemaSha256").equals(Sha256.hex(schema))) {
            report.fault("schema.json is not the one that the manifest names");
        } else if (!Arrays.equals(schema, Json.bytes(Documents.schema(dataset)))) {
            report.fault("schema.json is of version %s of %s; this program knows %s"
                    .formatted(
                            manifest.text("/dataset/schema"),
                            dataset.id(),
                            dataset.schema().version()));
        } else {
            report.pass("schema: %s %s".formatted(dataset.id(), dataset.schema().version()));
        }
    }
}
