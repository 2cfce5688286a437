package io.chokepoint.local.binaries;

import java.nio.file.Path;
import java.util.List;

/** A component's files at one exact version, fetched through the client of a package registry. */
public sealed interface Binary permits NpmPackage, MavenArtifact {

    /** Folder below the cache, such as {@code keycloak-quarkus-dist}. */
    String name();

    String version();

    /** SHA-256 of the pinned file in lower-case hex; a change of it makes a new cache entry. */
    String sha256();

    /** Bytes that come over the network. */
    long packedBytes();

    /** Bytes that fetching needs on the cache's disk while it runs, all copies counted. */
    long diskBytes();

    /** Folders that grow while the registry's client downloads into {@code work}; for showing progress only. */
    List<Path> growing(Path work);

    /**
     * Fetches, verifies and unpacks.
     *
     * @param work empty folder for files on the way, deleted by the caller
     * @param target empty folder that becomes the cache entry
     * @throws BinaryUnavailableException if the registry's client is missing or fails, or a hash differs
     */
    void fetch(Path work, Path target);
}
