package io.chokepoint.api.export;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A destination as its row has it.
 *
 * @param id {@code dst_} and 32 hexadecimal digits
 * @param name name for people
 * @param kind protocol
 * @param settings what is no secret, as JSON
 * @param secret sealed secret; null where there is none
 * @param pgpKey public key of OpenPGP that packages are encrypted for, armoured
 * @param createdAt when it was made
 */
record DestinationRow(
        String id,
        String name,
        DestinationKind kind,
        String settings,
        byte[] secret,
        Optional<String> pgpKey,
        Instant createdAt) {
    private static final String SELECT =
            "SELECT destination_id, name, kind, settings::text AS settings, secret, pgp_key, created_at"
                    + " FROM export_destination WHERE tenant_id = ? AND deleted_at IS NULL";

    static void insert(Connection connection, UUID tenantId, DestinationRow row, String user) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO export_destination"
                        + " (tenant_id, destination_id, name, kind, settings, secret, pgp_key, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)",
                tenantId,
                row.id(),
                row.name(),
                row.kind(),
                row.settings(),
                row.secret(),
                row.pgpKey(),
                user,
                row.createdAt());
    }

    static List<DestinationRow> list(Connection connection, UUID tenantId) throws SQLException {
        return Rows.list(connection, DestinationRow::of, SELECT + " ORDER BY created_at, destination_id", tenantId);
    }

    static Optional<DestinationRow> find(Connection connection, UUID tenantId, String id) throws SQLException {
        return Rows.list(connection, DestinationRow::of, SELECT + " AND destination_id = ?", tenantId, id).stream()
                .findFirst();
    }

    /** What seals its secret beside the key. */
    static String owner(UUID tenantId, String id) {
        return tenantId + "/" + id;
    }

    private static DestinationRow of(ResultSet row) throws SQLException {
        return new DestinationRow(
                row.getString("destination_id"),
                row.getString("name"),
                DestinationKind.valueOf(row.getString("kind")),
                row.getString("settings"),
                row.getBytes("secret"),
                Optional.ofNullable(row.getString("pgp_key")),
                Rows.instant(row, "created_at"));
    }

    /** Names it, never its secret. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
