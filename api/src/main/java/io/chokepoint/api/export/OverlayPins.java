package io.chokepoint.api.export;

import io.chokepoint.api.overlay.OverlayContent;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Overlays as runs use them: a run keeps the content of its first attempt, whatever becomes of the overlay. */
final class OverlayPins {
    private OverlayPins() {}

    /**
     * An overlay that a run keeps.
     *
     * @param id its global id
     * @param digest SHA-256 of its content
     * @param content what it holds
     */
    record Pin(String id, String digest, OverlayContent content) {}

    /**
     * The overlay of a run; empty where its export has none.
     *
     * @throws ExportException when it was deleted before the first attempt
     */
    static Optional<Pin> pin(Connection connection, UUID tenantId, Definition export, Run run) throws SQLException {
        if (export.overlay().isEmpty()) {
            return Optional.empty();
        }
        String overlay = export.overlay().get();
        String digest = Rows.list(
                        connection,
                        row -> Optional.ofNullable(row.getString(1)),
                        "SELECT overlay_digest FROM export_run WHERE tenant_id = ? AND export_id = ? AND run_id = ?",
                        tenantId,
                        run.exportId(),
                        run.runId())
                .get(0)
                .orElse(null);
        if (digest == null) {
            digest = keep(connection, tenantId, overlay, run);
        }
        String content = Rows.list(
                        connection,
                        row -> row.getString(1),
                        "SELECT content FROM export_overlay WHERE tenant_id = ? AND digest = ?",
                        tenantId,
                        digest)
                .get(0);
        return Optional.of(new Pin(overlay, digest, OverlayContent.ofJson(content)));
    }

    private static String keep(Connection connection, UUID tenantId, String overlay, Run run) throws SQLException {
        List<String> found = Rows.list(
                connection,
                row -> row.getString(1),
                "SELECT content FROM overlay WHERE tenant_id = ? AND overlay_id = ?::uuid",
                tenantId,
                ExportOverlay.key(overlay));
        if (found.isEmpty()) {
            throw new ExportException(Code.INVALID, "The overlay of the export was deleted; name another, or none");
        }
        String digest = Sha256.hex(found.get(0));
        Rows.update(
                connection,
                "INSERT INTO export_overlay (tenant_id, digest, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                tenantId,
                digest,
                found.get(0));
        Rows.update(
                connection,
                "UPDATE export_run SET overlay_digest = ? WHERE tenant_id = ? AND export_id = ? AND run_id = ?",
                digest,
                tenantId,
                run.exportId(),
                run.runId());
        return digest;
    }
}
