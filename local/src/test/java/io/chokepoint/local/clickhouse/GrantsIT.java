package io.chokepoint.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.chokepoint.local.clickhouse.SharedEngine.Running;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: the engine's own grants, and what the server adds where they do not reach. */
@ExtendWith(SharedEngine.class)
class GrantsIT {

    private final Running running;

    GrantsIT(Running running) {
        this.running = running;
    }

    @Test
    void theReaderGetsRowsOfTheTenantItNames() throws SQLException {
        try (Connection connection = running.jdbc("api");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT sum(v) AS total FROM chokepoint.visible_x(tenant = 'acme')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("total")).isEqualTo(3);
        }
    }

    @Test
    void theTenantCanComeAsAQueryParameter() {
        String tricky = "no'such\\tenant\n\t";
        try (Client client = new Client.Builder()
                .addEndpoint(running.engine().url())
                .setUsername("api")
                .setPassword(SharedEngine.PASSWORD)
                .build()) {
            String sql = "SELECT v, {t:String} AS said FROM chokepoint.visible_x(tenant = {t:String}) ORDER BY v";
            List<GenericRecord> globex = client.queryAll(sql, Map.of("t", "globex"));
            assertThat(globex).hasSize(1);
            assertThat(globex.get(0).getLong("v")).isEqualTo(3);
            assertThat(client.queryAll(sql, Map.of("t", tricky))).isEmpty();
            assertThat(client.queryAll("SELECT {t:String} AS said", Map.of("t", tricky))
                            .get(0)
                            .getString("said"))
                    .isEqualTo(tricky);
        }
    }

    @Test
    void aViewWithoutItsTenantFails() {
        HttpResponse<byte[]> answer = running.post("api", "SELECT tenant, v FROM chokepoint.visible_x", "");
        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(body(answer)).startsWith("Code: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM chokepoint.x",
                "SELECT count() FROM chokepoint.x",
                "SELECT 1 FROM chokepoint.not_granted",
                "SELECT * FROM chokepoint.tenant_grant",
                "SELECT (SELECT count() FROM chokepoint.x)",
                "SELECT 1 WHERE 'acme' IN (SELECT tenant FROM chokepoint.x)",
                "SELECT 1 WHERE ('acme', 1) IN chokepoint.x",
                "SELECT * FROM chokepoint.visible_x(tenant='acme') AS a JOIN chokepoint.x AS b USING tenant",
                "WITH visible_x AS (SELECT * FROM chokepoint.x) SELECT * FROM visible_x",
                "SELECT v FROM chokepoint.visible_x(tenant='acme') UNION ALL SELECT v FROM chokepoint.x",
                "SELECT * FROM (SELECT * FROM (SELECT * FROM chokepoint.x)) AS visible_x",
                "SELECT exists(SELECT 1 FROM chokepoint.x)",
                "SELECT * FROM `chokepoint`.`x`",
                "SELECT * FROM chokepoint.x AS visible_x",
                "FROM chokepoint.x SELECT v",
                "(SELECT v FROM chokepoint.x)",
                "SELECT * FROM system.processes",
                "SELECT create_table_query FROM system.tables",
                "SELECT * FROM information_schema.tables",
                "SELECT * FROM chokepoint.visible_x(tenant = (SELECT max(tenant) FROM chokepoint.x))",
                "SELECT * FROM chokepoint.visible_x(tenant = concat('', (SELECT max(tenant) FROM chokepoint.x)))",
                "WITH (SELECT max(tenant) FROM chokepoint.x) AS t SELECT * FROM chokepoint.visible_x(tenant = t)",
                "SELECT v FROM chokepoint.visible_x(tenant='acme') WHERE v IN (SELECT v FROM"
                        + " chokepoint.visible_x(tenant = (SELECT any(tenant) FROM chokepoint.x)))",
                "SELECT * FROM remote('127.0.0.1', 'chokepoint', 'x')",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM url('http://127.0.0.1:9/', 'LineAsString')",
                "SELECT * FROM s3('http://127.0.0.1:9/bucket/key', 'LineAsString')",
                "SELECT * FROM postgresql('127.0.0.1:9', 'd', 't', 'u', 'p')",
                "SELECT * FROM executable('ls', 'TSV', 'a String')",
                "SELECT file('/etc/hostname')",
                "SELECT /* */ file /* ( */ ('/etc/hostname')",
                "SELECT `file`('/etc/hostname')",
                "SELECT \"\\x66ile\"('/etc/hostname')",
                "SELECT * APPLY file FROM (SELECT '/etc/hostname' AS a)",
                "SELECT * APPLY(file) FROM (SELECT '/etc/hostname' AS a)",
                "SELECT 1 INTO OUTFILE '/tmp/chokepoint-never'",
                "SELECT 1 INTO /**/ OUTFILE '/tmp/chokepoint-never' FORMAT CSV",
                "INSERT INTO chokepoint.x VALUES ('acme', 9)",
                "INSERT INTO FUNCTION file('/tmp/chokepoint-never', 'TSV') SELECT 1",
                "CREATE TABLE chokepoint.mine (a Int8) ENGINE = Memory",
                "CREATE TEMPORARY TABLE mine (a Int8)",
                "DROP TABLE chokepoint.x",
                "ALTER TABLE chokepoint.x DELETE WHERE 1",
                "EXPLAIN SELECT * FROM chokepoint.x",
                "DESCRIBE TABLE chokepoint.x",
                "SHOW TABLES FROM chokepoint",
                "SET ROLE ALL",
                "SET max_threads = 1",
                "USE chokepoint",
                "GRANT user_migrator TO default",
                "SYSTEM SHUTDOWN",
                "BACKUP DATABASE chokepoint TO File('/tmp/chokepoint-never')"
            })
    void theReaderIsDenied(String sql) {
        HttpResponse<byte[]> answer = running.post("api", sql, "session_id=denied&database=default");
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code"))
                .as(body(answer))
                .hasValue("497");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void theReaderFindsNothingByPattern() {
        // The engine looks for tables among the granted ones before anything else is known of the statement.
        assertThat(running.text("api", "SELECT * FROM merge('chokepoint', '^x$')"))
                .startsWith("Code: 636.");
        assertThat(running.text("api", "SELECT * FROM merge('chokepoint', '.*')"))
                .startsWith("Code: ");
    }

    @Test
    void theRefusalReachesAJdbcClientWithItsCode() {
        assertThatThrownBy(() -> {
                    try (Connection connection = running.jdbc("api");
                            Statement statement = connection.createStatement()) {
                        statement.executeQuery("SELECT * FROM chokepoint.x");
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(497));
    }

    @Test
    void anIdentifierParameterIsCheckedForEachOfItsValues() {
        String sql = "WITH c AS (SELECT 1) SELECT count() FROM {t:Identifier}";
        assertThat(running.text("api", sql, "database=chokepoint&param_t=c")).isEqualTo("1\n");
        assertThat(running.text("api", sql, "database=chokepoint&param_t=x")).startsWith("Code: 497.");
    }

    @Test
    void anUnqualifiedNameIsCheckedInItsDatabase() {
        assertThat(running.text("api", "SELECT n FROM visible_y(tenant='acme')", "database=chokepoint"))
                .isEqualTo("2\n");
        assertThat(running.text("api", "SELECT count() FROM x", "database=chokepoint"))
                .startsWith("Code: 497.");
        assertThat(running.text("api", "SELECT count() FROM processes", "database=system"))
                .startsWith("Code: 497.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 SETTINGS readonly = 0",
                "SELECT 1 SETTINGS profile = 'default'",
                "SELECT 1 SETTINGS max_threads = 1, `profile` = 'default'",
                "SELECT 1 SETTINGS use_query_cache",
                "SELECT 1 SETTINGS enable_analyzer = 0",
                "SELECT 1 SETTINGS max_execution_time = 0",
                "SELECT 1 SETTINGS max_execution_time = 100000",
                "SELECT * FROM (SELECT 1 SETTINGS additional_table_filters = {})",
                "SELECT 1 FORMAT TSV SETTINGS dialect = 'kusto'"
            })
    void theReaderCannotLoosenItsSettings(String sql) {
        assertThat(running.post("api", sql, "").headers().firstValue("X-ClickHouse-Exception-Code"))
                .hasValue("452");
    }

    @Test
    void theReaderCannotLoosenItsSettingsInTheUrl() {
        assertThat(running.text("api", "SELECT 1", "readonly=0")).startsWith("Code: 452.");
        assertThat(running.text("api", "SELECT 1", "max_execution_time=0")).startsWith("Code: 452.");
        assertThat(running.text("api", "SELECT 1", "enable_analyzer=0")).startsWith("Code: 452.");
        assertThat(running.text("api", "SELECT 1", "max_threads%3D1%2Creadonly=0"))
                .startsWith("Code: 36.");
        assertThat(running.text("api", "SELECT getSetting('max_execution_time')", "max_execution_time=7"))
                .isEqualTo("7\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE chokepoint.mine (a Int8) ENGINE = Memory",
                "ALTER TABLE chokepoint.x DELETE WHERE 1",
                "TRUNCATE TABLE chokepoint.x",
                "DROP TABLE chokepoint.x",
                "DROP DATABASE chokepoint",
                "CREATE VIEW chokepoint.mine AS SELECT 1",
                "OPTIMIZE TABLE chokepoint.x",
                "INSERT INTO FUNCTION file('/tmp/chokepoint-never', 'TSV') SELECT 1",
                "INSERT INTO chokepoint.x SELECT file('/etc/hostname'), 1",
                "INSERT INTO chokepoint.x VALUES (file('/etc/hostname'), 1)",
                "INSERT INTO chokepoint.x VALUES ('a', 1), (`file` ('/etc/hostname'), 1)",
                "INSERT INTO chokepoint.x FORMAT Values (file/**/('/etc/hostname'), 1)",
                "INSERT INTO chokepoint.x FROM INFILE '/etc/passwd' FORMAT TSV",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SET ROLE ALL",
                "SET ROLE user_migrator"
            })
    void theLoaderIsDenied(String sql) {
        HttpResponse<byte[]> answer = running.post("loader", sql, "");
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code"))
                .as(body(answer))
                .hasValue("497");
    }

    @Test
    void theLoaderLoadsAndReads() {
        running.text("migrator", "CREATE TABLE chokepoint.loaded (a String, b UInt8) ENGINE = MergeTree ORDER BY a");
        assertThat(running.text("loader", "INSERT INTO chokepoint.loaded VALUES ('file (1)', toUInt8('7'))"))
                .isEmpty();
        assertThat(running.text("loader", "SELECT * FROM chokepoint.loaded")).isEqualTo("file (1)\t7\n");
        assertThat(running.text("loader", "DESCRIBE TABLE chokepoint.loaded FORMAT TSV"))
                .contains("UInt8");
    }

    @Test
    void theProjectorKnowsOneTable() {
        assertThat(running.text("projector", "INSERT INTO chokepoint.tenant_grant VALUES ('acme')"))
                .isEmpty();
        assertThat(running.text("projector", "SELECT tenant FROM chokepoint.tenant_grant LIMIT 1"))
                .isEqualTo("acme\n");
        assertThat(running.text("projector", "SELECT * FROM chokepoint.x")).startsWith("Code: 497.");
        assertThat(running.text("projector", "INSERT INTO chokepoint.x VALUES ('a', 1)"))
                .startsWith("Code: 497.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE chokepoint.outside (a String) ENGINE = File(TSV, '/etc/passwd')",
                "CREATE TABLE chokepoint.outside (a String) ENGINE = URL('http://127.0.0.1:9/', 'TSV')",
                "CREATE DATABASE outside ENGINE = Filesystem('/')",
                "CREATE VIEW chokepoint.outside AS SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "CREATE VIEW chokepoint.outside AS SELECT file('/etc/passwd')",
                "CREATE TABLE chokepoint.outside (a String DEFAULT file('/etc/passwd')) ENGINE = Memory",
                "CREATE DICTIONARY chokepoint.outside (a UInt64, b String) PRIMARY KEY a"
                        + " SOURCE(FILE(path '/etc/passwd' format 'TSV')) LAYOUT(FLAT()) LIFETIME(0)",
                "CREATE USER outside",
                "BACKUP DATABASE chokepoint TO File('/tmp/chokepoint-never')",
                "SELECT * FROM chokepoint.x INTO OUTFILE '/tmp/chokepoint-never'"
            })
    void evenTheMigratorStaysInsideTheData(String sql) {
        assertThat(running.text("migrator", sql)).startsWith("Code: 497.");
    }

    @Test
    void aGetRequestChangesNothing() {
        String query = "query=" + Running.encoded("INSERT INTO chokepoint.x VALUES ('a', 1)");
        HttpResponse<byte[]> answer =
                running.send(running.request("migrator", query).GET().build());
        assertThat(body(answer)).startsWith("Code: 164.");
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
