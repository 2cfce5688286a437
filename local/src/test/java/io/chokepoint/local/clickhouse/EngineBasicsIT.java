package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedEngine.class)
class EngineBasicsIT {

    private final Running running;

    EngineBasicsIT(Running running) {
        this.running = running;
    }

    @Test
    void isReadyAndSaysWhatItIs() {
        assertThat(running.engine().ready()).isTrue();
        assertThat(running.engine().pid()).isPresent();
        assertThat(running.text("migrator", "SELECT version()").strip())
                .isEqualTo(running.engine().version());
    }

    @Test
    void jdbcReadsWhatItWrote() throws SQLException {
        BigInteger most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        try (Connection connection = running.jdbc("migrator");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE chokepoint.amounts (id UInt32, amount UInt256) ENGINE = Memory");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO chokepoint.amounts VALUES (?, ?)")) {
                for (int id = 0; id < 1000; id++) {
                    insert.setInt(1, id);
                    insert.setObject(2, most.subtract(BigInteger.valueOf(id)));
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(1000);
            }
            try (ResultSet rows = statement.executeQuery("SELECT id, amount FROM chokepoint.amounts ORDER BY id")) {
                for (int id = 0; id < 1000; id++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getObject("amount")).isEqualTo(most.subtract(BigInteger.valueOf(id)));
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void aWrongPasswordIsRefusedAsTheServerDoes() {
        Properties wrong = new Properties();
        wrong.setProperty("password", "guess");
        assertThatThrownBy(() -> {
                    try (Connection connection = running.jdbc("api", wrong);
                            Statement statement = connection.createStatement()) {
                        statement.executeQuery("SELECT 1");
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(516));
        assertThat(running.post("nobody", "SELECT 1", "").statusCode()).isEqualTo(403);
    }
}
