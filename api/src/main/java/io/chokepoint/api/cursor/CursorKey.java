package io.chokepoint.api.cursor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.crypto.spec.SecretKeySpec;

/** The secret that cursors are authenticated with; the same for all replicas, read when one starts. */
@ApplicationScoped
class CursorKey {
    private final AgroalDataSource dataSource;
    private volatile CursorCodec codec;

    CursorKey(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void read(@Observes StartupEvent start) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select secret from signing_key where purpose = 'cursor'");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("Table signing_key has no row 'cursor'; put 32 random bytes there");
            }
            codec = new CursorCodec(new SecretKeySpec(row.getBytes(1), CursorCodec.ALGORITHM));
        }
    }

    CursorCodec codec() {
        return codec;
    }
}
