package io.chokepoint.api.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.deliver.Destination;
import io.chokepoint.export.deliver.Egress;
import io.chokepoint.export.deliver.FileSystemDestination;
import io.chokepoint.export.deliver.HttpsPutDestination;
import io.chokepoint.export.deliver.S3Destination;
import io.chokepoint.export.deliver.SftpDestination;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Makes of a row what delivers; secrets are opened here only. */
@ApplicationScoped
class Destinations {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ExportConfig config;
    private final ExportKeys keys;

    Destinations(ExportConfig config, ExportKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    /** What is no secret of an address that takes files by PUT. */
    record PutSettings(URI url) {}

    /**
     * The destination of a row.
     *
     * @throws ExportException when it cannot be used here
     */
    Destination open(UUID tenantId, DestinationRow row) {
        return switch (row.kind()) {
            case FILE_SYSTEM -> new FileSystemDestination(folder(tenantId));
            case S3 -> new S3Destination(settings(row, S3Destination.Settings.class), secret(tenantId, row), egress());
            case SFTP ->
                new SftpDestination(settings(row, SftpDestination.Settings.class), secret(tenantId, row), egress());
            case HTTPS_PUT ->
                new HttpsPutDestination(settings(row, PutSettings.class).url(), secret(tenantId, row), egress());
        };
    }

    /** The tenant's own folder: named by id, since an alias may pass to another. */
    Path folder(UUID tenantId) {
        Path root = config.root()
                .orElseThrow(() -> new ExportException(
                        Code.INVALID,
                        "There are no file system destinations here: chokepoint.exports.root is not set"));
        try {
            return Files.createDirectories(root.resolve(tenantId.toString()));
        } catch (IOException e) {
            throw new ExportException(Code.DESTINATION_UNAVAILABLE, "The tenant's folder cannot be made", e);
        }
    }

    /** A secret as it is kept; null for none. */
    byte[] seal(UUID tenantId, String destinationId, String secret) {
        return secret == null || secret.isEmpty()
                ? null
                : keys.secrets().seal(secret, DestinationRow.owner(tenantId, destinationId));
    }

    private String secret(UUID tenantId, DestinationRow row) {
        return row.secret() == null ? "" : keys.secrets().open(row.secret(), DestinationRow.owner(tenantId, row.id()));
    }

    /** Where deliveries and notices may go. */
    Egress egress() {
        return new Egress(
                config.egressAllow().orElse(List.of()), config.egressTrusted().orElse(List.of()));
    }

    /** Settings as they are kept. */
    static String json(Object settings) {
        try {
            return MAPPER.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings are always written", e);
        }
    }

    private static <T> T settings(DestinationRow row, Class<T> type) {
        try {
            return MAPPER.readValue(row.settings(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The row of " + row + " holds other settings", e);
        }
    }
}
