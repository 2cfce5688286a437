package io.chokepoint.api.export;

import io.chokepoint.api.graphql.GlobalId;
import io.chokepoint.export.ExportException;
import io.chokepoint.export.ExportException.Code;
import io.chokepoint.export.pack.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Overlays and composites as runs use them: a run keeps the content of its first attempt, whatever becomes of the object. */
final class Pins {
    private static final String OF_RUN = " WHERE tenant_id = ? AND export_id = ? AND run_id = ?";
    private static final String OF_DIGEST = " WHERE tenant_id = ? AND digest = ?";

    private Pins() {}

    /**
     * What a run keeps of an object.
     *
     * @param id its global id
     * @param digest SHA-256 of its content
     * @param content what it holds, JSON
     */
    record Pin(String id, String digest, String content) {}

    /** A kind of object with its statements. */
    private enum Kind {
        OVERLAY(
                "Overlay",
                "SELECT content FROM overlay WHERE tenant_id = ? AND overlay_id = ?::uuid",
                "SELECT overlay_digest FROM export_run",
                "UPDATE export_run SET overlay_digest = ?",
                "SELECT content FROM export_overlay",
                "INSERT INTO export_overlay (tenant_id, digest, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
        COMPOSITE(
                "Composite",
                "SELECT json_build_object('name', name, 'components', components::json)::text FROM composite"
                        + " WHERE tenant_id = ? AND composite_id = ?::uuid",
                "SELECT composite_digest FROM export_run",
                "UPDATE export_run SET composite_digest = ?",
                "SELECT content FROM export_composite",
                "INSERT INTO export_composite (tenant_id, digest, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");

        private final String type;
        private final String current;
        private final String pinned;
        private final String pin;
        private final String kept;
        private final String keep;

        Kind(String type, String current, String pinned, String pin, String kept, String keep) {
            this.type = type;
            this.current = current;
            this.pinned = pinned;
            this.pin = pin;
            this.kept = kept;
            this.keep = keep;
        }
    }

    /**
     * The overlay of a run; empty where its export has none.
     *
     * @throws ExportException when it was deleted before the first attempt
     */
    static Optional<Pin> overlay(Connection connection, UUID tenantId, Definition export, Run run) throws SQLException {
        return of(Kind.OVERLAY, connection, tenantId, export.overlay(), run);
    }

    /**
     * The composite of a run; empty where its export has none.
     *
     * @throws ExportException when it was deleted before the first attempt
     */
    static Optional<Pin> composite(Connection connection, UUID tenantId, Definition export, Run run)
            throws SQLException {
        return of(Kind.COMPOSITE, connection, tenantId, export.composite(), run);
    }

    /** A composite as it is; empty where it was deleted. */
    static Optional<Pin> currentComposite(Connection connection, UUID tenantId, String id) throws SQLException {
        return current(Kind.COMPOSITE, connection, tenantId, id);
    }

    private static Optional<Pin> of(Kind kind, Connection connection, UUID tenantId, Optional<String> id, Run run)
            throws SQLException {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> digest = Rows.list(
                        connection,
                        row -> Optional.ofNullable(row.getString(1)),
                        kind.pinned + OF_RUN,
                        tenantId,
                        run.exportId(),
                        run.runId())
                .get(0);
        if (digest.isEmpty()) {
            return Optional.of(keep(kind, connection, tenantId, id.get(), run));
        }
        String content = Rows.list(connection, row -> row.getString(1), kind.kept + OF_DIGEST, tenantId, digest.get())
                .get(0);
        return Optional.of(new Pin(id.get(), digest.get(), content));
    }

    private static Pin keep(Kind kind, Connection connection, UUID tenantId, String id, Run run) throws SQLException {
        Pin pin = current(kind, connection, tenantId, id)
                .orElseThrow(() -> new ExportException(
                        Code.INVALID,
                        "The %s '%s' of the export was deleted; update the export".formatted(kind.type, id)));
        Rows.update(connection, kind.keep, tenantId, pin.digest(), pin.content());
        Rows.update(connection, kind.pin + OF_RUN, pin.digest(), tenantId, run.exportId(), run.runId());
        return pin;
    }

    private static Optional<Pin> current(Kind kind, Connection connection, UUID tenantId, String id)
            throws SQLException {
        List<String> found = Rows.list(
                connection,
                row -> row.getString(1),
                kind.current,
                tenantId,
                GlobalId.key(kind.type, id).orElseThrow());
        return found.stream().findFirst().map(content -> new Pin(id, Sha256.hex(content), content));
    }
}
