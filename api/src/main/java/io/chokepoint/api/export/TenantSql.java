package io.chokepoint.api.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** SQL in a new transaction that has named its tenant to the row-level security. */
interface TenantSql {
    /** Runs work that sees the rows of one tenant; all of it happens, or nothing. */
    <T> T call(UUID tenantId, Work<T> work);

    /** What is done with the connection of the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }
}
