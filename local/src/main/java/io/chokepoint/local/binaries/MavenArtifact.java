package io.chokepoint.local.binaries;

import java.nio.file.Path;
import java.util.List;

/**
 * A {@code tar.gz} distribution that Maven resolves; the cache entry holds its content without the top folder.
 *
 * @param groupId of the artifact
 * @param name its artifactId, and the folder below the cache
 * @param version exact
 * @param packedBytes size of the {@code tar.gz}
 * @param unpackedBytes sum of the sizes of its files
 * @param sha256 of the {@code tar.gz}, lower-case hex
 */
public record MavenArtifact(
        String groupId, String name, String version, long packedBytes, long unpackedBytes, String sha256)
        implements Binary {

    private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";
    private static final String PACKAGING = "tar.gz";

    @Override
    public long diskBytes() {
        // Maven keeps a copy in its local repository, which is most often on the same disk.
        return 2 * packedBytes + unpackedBytes;
    }

    @Override
    public List<Path> growing(Path work) {
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return List.of(
                repository.resolve(groupId.replace('.', '/')).resolve(name).resolve(version));
    }

    @Override
    public void fetch(Path work, Path target) {
        RegistryClient.MAVEN.run(
                work,
                List.of(
                        "--batch-mode",
                        COPY_GOAL,
                        "-Dartifact=" + String.join(":", groupId, name, version, PACKAGING),
                        "-DoutputDirectory=" + work,
                        "-Dmdep.stripVersion=true"));
        Path packed = work.resolve(name + "." + PACKAGING);
        Digests.requireEqual(groupId + ":" + name + ":" + version, sha256, Digests.sha256(packed));
        new Tarball(packed).unpack(target);
    }
}
