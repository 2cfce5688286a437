package io.chokepoint.api.export;

import io.chokepoint.export.pack.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys: a request that comes again gets what the first one made. */
final class RequestKeys {
    private RequestKeys() {}

    /**
     * Takes a key for a result that is about to be made in the same transaction. One that is being taken elsewhere is waited
     * for.
     *
     * @param request everything that was asked for
     * @return the result that the key has already, or empty when it is this request's now
     * @throws KeyReusedException when the key belongs to another request
     */
    static Optional<String> take(
            Connection connection, UUID tenantId, Optional<String> key, String request, String resultId, Instant now)
            throws SQLException {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String fingerprint = Sha256.hex(request);
        int taken = Rows.update(
                connection,
                "INSERT INTO export_request (tenant_id, request_key, fingerprint, result_id, requested_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                tenantId,
                key.get(),
                fingerprint,
                resultId,
                now);
        if (taken == 1) {
            return Optional.empty();
        }
        record Earlier(String fingerprint, String resultId) {}
        Earlier earlier = Rows.list(
                        connection,
                        row -> new Earlier(row.getString(1), row.getString(2)),
                        "SELECT fingerprint, result_id FROM export_request WHERE tenant_id = ? AND request_key = ?",
                        tenantId,
                        key.get())
                .get(0);
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new KeyReusedException(key.get());
        }
        return Optional.of(earlier.resultId());
    }

    /** A key that came with another request before. */
    static final class KeyReusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyReusedException(String key) {
            super("idempotencyKey '" + key + "' came with another request before; take a new one");
        }
    }
}
