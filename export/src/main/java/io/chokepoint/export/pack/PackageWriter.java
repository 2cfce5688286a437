package io.chokepoint.export.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.format.Compression;
import io.chokepoint.export.format.RowFormat;
import io.chokepoint.export.row.Dataset;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a package in an empty folder: data, then the documents, the manifest, its signature, and {@code _SUCCESS} last. Rows
 * stream through at bounded memory. A package is whole or is not made.
 */
public final class PackageWriter {
    private final SigningKey key;

    /** A writer of packages signed with this key. */
    public PackageWriter(SigningKey key) {
        this.key = key;
    }

    /**
     * Makes a package.
     *
     * @param folder a folder without files
     * @param spec what the package is
     * @param rows its rows, closed by the caller
     * @param beside index values that the rows prove, or of {@link Dataset#COMPOSITE} are computed from, of the shape of
     *     {@link Dataset#INDEX_SERIES}, closed by the caller
     * @throws ExportException when there are more rows than the limit, or not as many as counted; the folder is then of no
     *     use
     */
    public Packed write(Path folder, PackageSpec spec, RowSource rows, Optional<RowSource> beside) {
        refuseTooMany(spec, rows.expected());
        try {
            RowTally tally = new RowTally(rows.schema());
            List<PartWriter.Part> parts = parts(folder, spec, rows, tally);
            refuseOtherCount(rows.expected(), written(parts));
            String name = spec.dataset() == Dataset.COMPOSITE ? Packed.COMPONENTS : Packed.CLAIMS;
            Optional<Manifest.Beside> values =
                    beside.isPresent() ? Optional.of(beside(folder, name, beside.get())) : Optional.empty();
            List<PackageFile> documents = List.of(
                    document(folder, Packed.SCHEMA, Documents.schema(spec.dataset())),
                    document(folder, Packed.DICTIONARY, Documents.dictionary(spec.dataset())),
                    document(folder, Packed.METHODOLOGY, Documents.methodology(spec.dataset())));
            return seal(folder, spec, new Manifest(spec, key.verificationKey().id(), parts, values, documents, tally));
        } catch (IOException e) {
            throw new ExportException(Code.LOCAL_STORAGE, "The package cannot be written here: " + e.getMessage(), e);
        }
    }

    private List<PartWriter.Part> parts(Path folder, PackageSpec spec, RowSource rows, RowTally tally)
            throws IOException {
        List<PartWriter.Part> parts = new ArrayList<>();
        Row last = new Row(rows.schema().width());
        PartWriter part = new PartWriter(folder, 0, rows.schema(), spec.format(), spec.compression());
        try (ReadAhead ahead = new ReadAhead(rows, tally)) {
            boolean more = true;
            while (more) {
                ReadAhead.Batch batch = ahead.take();
                for (int i = 0; i < batch.size(); i++) {
                    if (part.rows() >= spec.limits().rowsPerPart()
                            || part.bytes() >= spec.limits().bytesPerPart()) {
                        parts.add(part.finish(i == 0 ? last : batch.row(i - 1)));
                        part = new PartWriter(folder, parts.size(), rows.schema(), spec.format(), spec.compression());
                    }
                    part.write(batch.row(i));
                }
                if (batch.size() > 0) {
                    // Its key closes the part; the batch itself is filled again.
                    last.copy(batch.row(batch.size() - 1));
                }
                // Once it is given back, the batch is the other thread's.
                more = !batch.isLast();
                ahead.giveBack(batch);
            }
            parts.add(part.finish(last));
            return parts;
        } catch (IOException | RuntimeException e) {
            abandon(part, e);
            throw e;
        }
    }

    /** Lets go of the open file; what went wrong first is what is told. */
    private static void abandon(PartWriter part, Exception first) {
        try {
            part.abandon();
        } catch (IOException | RuntimeException e) {
            first.addSuppressed(e);
        }
    }

    private static void refuseTooMany(PackageSpec spec, long expected) {
        if (expected > spec.limits().rows()) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "The export has %d rows, its limit is %d; written 0. Narrow its filters or its period"
                            .formatted(expected, spec.limits().rows()));
        }
        if (expected > spec.format().mostRows()) {
            throw new ExportException(
                    Code.LIMIT_EXCEEDED,
                    "The export has %d rows, %s holds %d; written 0. Narrow its filters or its period, or take another format"
                            .formatted(expected, spec.format(), spec.format().mostRows()));
        }
    }

    private static long written(List<PartWriter.Part> parts) {
        return parts.stream().mapToLong(part -> part.file().rows()).sum();
    }

    private static void refuseOtherCount(long expected, long written) {
        if (expected != written) {
            throw new ExportException(
                    Code.COUNT_MISMATCH,
                    "Expected %d rows, written %d; nothing is delivered".formatted(expected, written));
        }
    }

    private static Manifest.Beside beside(Path folder, String name, RowSource source) throws IOException {
        RowTally tally = new RowTally(source.schema());
        HashedOutput output = new HashedOutput(Files.newOutputStream(folder.resolve(name)));
        try (var writer = RowFormat.JSON_LINES.writer(output, source.schema(), Compression.NONE)) {
            Row row = new Row(source.schema().width());
            while (source.next(row)) {
                tally.add(row);
                writer.write(row);
            }
        }
        refuseOtherCount(source.expected(), tally.rows());
        return new Manifest.Beside(new PackageFile(name, tally.rows(), output.bytes(), output.sha256()), tally);
    }

    private Packed seal(Path folder, PackageSpec spec, Manifest manifest) throws IOException {
        PackageFile listed = document(folder, Packed.MANIFEST, manifest.json());
        byte[] content = Files.readAllBytes(folder.resolve(Packed.MANIFEST));
        PackageFile signature = file(folder, Packed.SIGNATURE, key.sign(content));
        PackageFile success =
                file(folder, Packed.SUCCESS, (listed.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
        List<PackageFile> files = new ArrayList<>(manifest.files());
        files.addAll(List.of(listed, signature, success));
        return new Packed(
                folder,
                spec.path(),
                List.copyOf(files),
                manifest.parts().size(),
                manifest.rows(),
                manifest.bytes(),
                manifest.contentDigest(),
                listed.sha256());
    }

    private static PackageFile document(Path folder, String name, JsonNode document) throws IOException {
        return file(folder, name, Json.bytes(document));
    }

    private static PackageFile file(Path folder, String name, byte[] content) throws IOException {
        try (OutputStream target = Files.newOutputStream(folder.resolve(name))) {
            target.write(content);
        }
        return new PackageFile(name, 0, content.length, Sha256.hex(content));
    }
}
