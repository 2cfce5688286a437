package io.chokepoint.export.deliver;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.PackageFile;
import io.chokepoint.export.pack.Packed;

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

    /** @throws ExportException unless the destination holds this manifest */
    static void requireSame(Packed packed, String manifestSha256) {
        if (!packed.manifestSha256().equals(manifestSha256)) {
            throw new ExportException(
                    Code.CONFLICT,
                    "%s holds another package under the same identity: its manifest has SHA-256 %s, this one %s"
                            .formatted(packed.path(), manifestSha256, packed.manifestSha256()));
        }
    }

    static String join(String folder, String path) {
        return folder.isEmpty() ? path : folder.endsWith("/") ? folder + path : folder + "/" + path;
    }
}
