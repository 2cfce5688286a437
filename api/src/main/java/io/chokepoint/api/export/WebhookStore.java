package io.chokepoint.api.export;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Receivers of notices; every statement names the tenant beside what row-level security adds. */
final class WebhookStore {
    private static final String SELECT =
            "SELECT webhook_id, url, secret, old_secret, old_until, created_at, ended_at, ended_why"
                    + " FROM export_webhook WHERE tenant_id = ?";

    private WebhookStore() {}

    /**
     * A receiver.
     *
     * @param id {@code whk_} and 32 hexadecimal digits
     * @param url address
     * @param secret sealed secret
     * @param oldSecret sealed secret that is on its way out; null where there is none
     * @param oldUntil until when it still signs
     * @param createdAt when it was made
     * @param endedAt when notices to it ended; null while they do not
     * @param endedWhy why
     */
    record Hook(
            String id,
            String url,
            byte[] secret,
            byte[] oldSecret,
            Instant oldUntil,
            Instant createdAt,
            Instant endedAt,
            String endedWhy) {
        /** Names it, never its secrets. */
        @Override
        public String toString() {
            return "webhook " + id;
        }
    }

    static void insert(Connection connection, UUID tenantId, Hook hook, String user) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO export_webhook (tenant_id, webhook_id, url, secret, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                tenantId,
                hook.id(),
                hook.url(),
                hook.secret(),
                user,
                hook.createdAt());
    }

    /** All, the oldest first; also those that have ended. */
    static List<Hook> list(Connection connection, UUID tenantId) throws SQLException {
        return Rows.list(connection, WebhookStore::hook, SELECT + " ORDER BY created_at, webhook_id", tenantId);
    }

    static Optional<Hook> find(Connection connection, UUID tenantId, String id) throws SQLException {
        return Rows.list(connection, WebhookStore::hook, SELECT + " AND webhook_id = ?", tenantId, id).stream()
                .findFirst();
    }

    /** Gives a new secret; the one before goes on signing until an instant. */
    static boolean rotate(Connection connection, UUID tenantId, String id, byte[] secret, Instant oldUntil)
            throws SQLException {
        return Rows.update(
                        connection,
                        "UPDATE export_webhook SET old_secret = secret, old_until = ?, secret = ?"
                                + " WHERE tenant_id = ? AND webhook_id = ? AND ended_at IS NULL",
                        oldUntil,
                        secret,
                        tenantId,
                        id)
                == 1;
    }

    /** Ends notices to one; those that wait are not sent. */
    static boolean end(Connection connection, UUID tenantId, String id, String why) throws SQLException {
        Rows.update(
                connection,
                "UPDATE export_notice SET state = 'FAILED', last_error = ?"
                        + " WHERE tenant_id = ? AND webhook_id = ? AND state = 'WAITING'",
                why,
                tenantId,
                id);
        return Rows.update(
                        connection,
                        "UPDATE export_webhook SET ended_at = now(), ended_why = ?"
                                + " WHERE tenant_id = ? AND webhook_id = ? AND ended_at IS NULL",
                        why,
                        tenantId,
                        id)
                == 1;
    }

    private static Hook hook(ResultSet row) throws SQLException {
        return new Hook(
                row.getString("webhook_id"),
                row.getString("url"),
                row.getBytes("secret"),
                row.getBytes("old_secret"),
                Rows.instant(row, "old_until"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "ended_at"),
                row.getString("ended_why"));
    }
}
