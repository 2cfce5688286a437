package io.chokepoint.ingest.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one source has answered, unchanged: pages named by their SHA-256, and a manifest that says which request each
 * answers.
 *
 * <p>A page is visible through its manifest line and not before; the line is written when the page is on the disk. So a
 * process that is killed leaves a page with its line, or nothing that is seen. Whoever goes on begins after the last line.
 * One process at a time has a source's raw zone open.
 */
public final class RawZone implements AutoCloseable {
    /** Where landing a page may be cut off. */
    enum Step {
        /** The bytes are on the disk under a passing name. */
        PAGE_WRITTEN,
        /** The page has its name, and no line yet. */
        PAGE_IN_PLACE
    }

    private final String source;
    private final Path directory;
    private final Pages pages;
    private final Manifest manifest;
    private final Consumer<Step> steps;

    private RawZone(String source, Path directory, Pages pages, Manifest manifest, Consumer<Step> steps) {
        this.source = source;
        this.directory = directory;
        this.pages = pages;
        this.manifest = manifest;
        this.steps = steps;
    }

    /**
     * Opens {@code <lake>/raw/<source>}, which is created if absent.
     *
     * @throws CollectFailure if it cannot be written, is damaged, or is open already
     */
    public static RawZone open(Path lake, String source) {
        return open(lake, source, step -> {});
    }

    /** @param steps is told of every step before the next one is begun */
    static RawZone open(Path lake, String source, Consumer<Step> steps) {
        Path directory = lake.resolve("raw").resolve(source);
        try {
            Files.createDirectories(directory);
            Manifest manifest = Manifest.open(directory.resolve("manifest.jsonl"));
            try {
                Pages pages = new Pages(directory);
                Pages.sync(directory);
                return new RawZone(source, directory, pages, manifest, steps);
            } catch (IOException | RuntimeException notOpened) {
                manifest.close();
                throw notOpened;
            }
        } catch (IOException failed) {
            throw unwritable(directory, failed);
        }
    }

    /** Where it is, beside whatever is made of its pages. */
    public Path directory() {
        return directory;
    }

    /** The lines of a document, oldest first. */
    public List<ManifestEntry> entries(String document) {
        return manifest.entries().stream()
                .filter(entry -> entry.document().equals(document))
                .toList();
    }

    /** The documents that have lines, in the order in which they were asked first. */
    public List<String> documents() {
        return manifest.entries().stream()
                .map(ManifestEntry::document)
                .distinct()
                .toList();
    }

    /**
     * The file of the page that a line names.
     *
     * @throws CollectFailure if it is not there as it was
     */
    public Path file(ManifestEntry entry) {
        page(entry);
        return pages.place(entry.sha256()).toAbsolutePath().normalize();
    }

    /** The last line of a document. */
    public Optional<ManifestEntry> last(String document) {
        List<ManifestEntry> all = entries(document);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The page that a line names, byte for byte as the source sent it, decompressed.
     *
     * @throws CollectFailure if it is not there as it was
     */
    public byte[] page(ManifestEntry entry) {
        try {
            return pages.get(entry.sha256());
        } catch (IOException unreadable) {
            throw new CollectFailure(
                    CollectFault.RAW_ZONE_DAMAGED,
                    directory,
                    "page %s cannot be read: %s".formatted(entry.sha256(), unreadable.getMessage()),
                    unreadable);
        }
    }

    /** What makes asking the same again conditional; {@link Validators#NONE} where the page would be needed. */
    Validators validators(Request request) {
        return last(request.document())
                .filter(entry -> entry.url().equals(request.url().toString()) && pages.has(entry.sha256()))
                .map(entry -> new Validators(entry.etag(), entry.lastModified()))
                .orElse(Validators.NONE);
    }

    /**
     * Takes a page and its line; both are on the disk when this returns.
     *
     * @param records how many records the page has
     * @param next where to go on after it, or null for a whole document
     */
    ManifestEntry land(Request request, Answer answer, int records, String next) {
        String sha256 = Sha256.of(answer.body());
        try {
            pages.put(sha256, answer.body(), () -> steps.accept(Step.PAGE_WRITTEN));
            steps.accept(Step.PAGE_IN_PLACE);
            return line(request, answer, records, next, answer.body().length, sha256);
        } catch (IOException failed) {
            throw unwritable(directory, failed);
        }
    }

    /** Takes the line of a page that landed before and still holds. */
    ManifestEntry unchanged(Request request, Answer answer, ManifestEntry before) {
        try {
            return line(request, answer, before.records(), before.next(), before.bytes(), before.sha256());
        } catch (IOException failed) {
            throw unwritable(manifest.file(), failed);
        }
    }

    private ManifestEntry line(Request request, Answer answer, int records, String next, long bytes, String sha256)
            throws IOException {
        ManifestEntry entry = new ManifestEntry(
                source,
                request.document(),
                request.url().toString(),
                request.body(),
                request.cursor(),
                next,
                answer.at().toString(),
                answer.status(),
                answer.etag(),
                answer.lastModified(),
                records,
                bytes,
                sha256);
        manifest.append(entry);
        return entry;
    }

    private static CollectFailure unwritable(Path place, IOException cause) {
        return new CollectFailure(
                CollectFault.RAW_ZONE_UNWRITABLE,
                place,
                "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()),
                cause);
    }

    @Override
    public void close() {
        try {
            manifest.close();
        } catch (IOException failed) {
            throw unwritable(manifest.file(), failed);
        }
    }
}
