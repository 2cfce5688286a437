package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;
import java.nio.charset.StandardCharsets;

/** What all remote destinations have in common. */
final class RemotePackage {
    private RemotePackage() {}

    static Receipt receipt(Packed packed, String location, String proof, boolean alreadyThere) {
        return new Receipt(
                location,
                packed.files().size(),
                packed.files().stream().mapToLong(PackageFile::bytes).sum(),
                proof,
                alreadyThere);
    }

    /**
     * Holds what a destination gives back of the manifest against what was sent.
     *
     * @throws ExportException unless it is the same
     */
    static void requireArrived(Packed packed, String sha256) {
        if (!packed.manifest().sha256().equals(sha256)) {
            throw new ExportException(
                    Code.DESTINATION_UNAVAILABLE,
                    "%s of %s has SHA-256 %s there, %s was sent"
                            .formatted(
                                    packed.manifest().path(),
                                    packed.path(),
                                    sha256,
                                    packed.manifest().sha256()));
        }
    }

    /**
     * Holds what {@code _SUCCESS} of a destination says against a package.
     *
     * @param manifestSha256 hash of the plain manifest of the package that is there
     * @throws ExportException unless it is this one
     */
    static void requireSame(Packed packed, String manifestSha256) {
        if (!packed.manifestSha256().equals(manifestSha256)) {
            throw new ExportException(
                    Code.CONFLICT,
                    "%s holds another package under the same identity: its manifest has SHA-256 %s, this one %s"
                            .formatted(packed.path(), manifestSha256, packed.manifestSha256()));
        }
    }

    /** What a {@code _SUCCESS} says. */
    static String text(byte[] success) {
        return new String(success, StandardCharsets.UTF_8).trim();
    }

    static String join(String folder, String path) {
        return folder.isEmpty() ? path : folder.endsWith("/") ? folder + path : folder + "/" + path;
    }
}
