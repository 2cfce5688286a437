package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
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

    @Test
    void aSecondObjectTakesTheRunningEngine() {
        ClickHouseEngine second = SharedEngine.builder(running.folder()).build();
        second.start();
        assertThat(second.pid()).isEqualTo(running.engine().pid());
        assertThat(second.url()).isEqualTo(running.engine().url());
    }

    @Test
    void aSecondProcessOnTheDataIsRefusedWithTheReason() throws Exception {
        Path output = running.folder().resolve("second.log");
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineServer.class.getName(),
                        new EngineFolder(running.folder()).configuration().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output)
                .content(StandardCharsets.UTF_8)
                .contains("cannot serve")
                .contains("in use by another process (" + running.engine().pid().getAsLong() + ")");
        assertThat(running.text("loader", "SELECT 1")).isEqualTo("1\n");
    }
}
