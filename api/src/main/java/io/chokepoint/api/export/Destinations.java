package io.chokepoint.api.export;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.deliver.Destination;
import io.chokepoint.export.deliver.FileSystemDestination;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Makes of a row what delivers. */
@ApplicationScoped
class Destinations {
    private final ExportConfig config;

    Destinations(ExportConfig config) {
        this.config = config;
    }

    /**
     * The destination of a row.
     *
     * @throws ExportException when it cannot be used here
     */
    Destination open(UUID tenantId, DestinationRow row) {
        return switch (row.kind()) {
            case FILE_SYSTEM -> new FileSystemDestination(folder(tenantId));
            case S3, SFTP, HTTPS_PUT -> throw new ExportException(
                    Code.INVALID, "Destinations of kind " + row.kind() + " are not served here");
        };
    }

    /** The tenant's own folder: named by id, since an alias may pass to another. */
    Path folder(UUID tenantId) {
        Path root = config.root()
                .orElseThrow(() -> new ExportException(
                        Code.INVALID, "There are no file system destinations here: chokepoint.exports.root is not set"));
        try {
            return Files.createDirectories(root.resolve(tenantId.toString()));
        } catch (IOException e) {
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, "The tenant's folder cannot be made", e);
        }
    }
}
