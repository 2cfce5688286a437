package io.chokepoint.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT file('x')",
                "SELECT\n`file`\n('x')",
                "SELECT `\\x66ile`('x')",
                "SELECT * APPLY (file) FROM t",
                "CREATE TABLE t (a String DEFAULT file('x')) ENGINE = Memory",
                "SELECT 1 INTO OUTFILE 'x'",
                "INSERT INTO t FROM INFILE 'x' FORMAT CSV",
                "SET ROLE ALL",
                "SET DEFAULT ROLE x TO y"
            })
    void filesAndRolesAreClosed(String sql) {
        assertThat(codeOf(SettingRules.OPEN, sql)).isEqualTo(497);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT file FROM t WHERE file = 'file(1)'",
                "INSERT INTO lineage (run, file) SELECT a, file FROM t",
                "SELECT profile(1), file.name FROM t -- file(",
                "SELECT 1 SETTINGS max_threads = 2, max_memory_usage = 5",
                "CREATE TABLE t (a Int8) ENGINE = MergeTree ORDER BY a SETTINGS index_granularity = 1024"
            })
    void whatOnlyLooksLikeThemIsOpen(String sql) {
        assertThatCode(() -> check(SettingRules.OPEN, sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 SETTINGS profile = 'x'",
                "SELECT 1 SETTINGS max_threads = 1, readonly = 0",
                "SELECT 1 SETTINGS \"dialect\" = 'x'",
                "SELECT 1 SETTINGS format_schema = '/etc/passwd'",
                "SET profile = 'default'",
                "SET max_threads = 1, profile = 'default'"
            })
    void someSettingsAreClosedToAll(String sql) {
        assertThat(codeOf(SettingRules.OPEN, sql)).isEqualTo(452);
    }

    @Test
    void aReaderChangesLimitsAndLooksOnly() {
        assertThatCode(() -> check(SettingRules.READER, "SELECT 1 SETTINGS max_threads = 1 FORMAT TSV"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        check(SettingRules.READER, "SELECT * FROM (SELECT 1 SETTINGS max_threads = 1) WHERE x = 1"))
                .doesNotThrowAnyException();
        assertThat(codeOf(SettingRules.READER, "SELECT 1 SETTINGS max_threads = [1, 2], enable_analyzer = 0"))
                .isEqualTo(452);
        assertThat(codeOf(SettingRules.READER, "SELECT 1 SETTINGS use_query_cache"))
                .isEqualTo(452);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(file('x'))",
                "(1), (`file`  ('x'))",
                "(\"\\x66ile\"('x'))",
                "(file/**/('x'))",
                "('a''', file\n('x'))",
                "('\\'', FILE('x'))"
            })
    void valuesDoNotReadFiles(String data) {
        assertThatThrownBy(() -> readInPieces(data)).isInstanceOf(EngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('file(1)', 'it''s file (')",
                "(toDate('2026-01-01'), -1, 'x \\' file(')",
                "('C:\\\\file'), (1)",
                "(profile(1), file2(2))"
            })
    void valuesMayCallWhatIsHarmless(String data) throws IOException {
        assertThat(readInPieces(data)).isEqualTo(data);
    }

    private static String readInPieces(String data) throws IOException {
        try (InputStream in = new ValuesGuard(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)))) {
            StringBuilder read = new StringBuilder();
            byte[] piece = new byte[3];
            for (int n = in.read(piece, 0, 3); n > 0; n = in.read(piece, 0, 3)) {
                read.append(new String(piece, 0, n, StandardCharsets.UTF_8));
            }
            return read.toString();
        }
    }

    private static int codeOf(SettingRules rules, String sql) {
        try {
            check(rules, sql);
            return 0;
        } catch (EngineException e) {
            return e.code();
        }
    }

    private static void check(SettingRules rules, String sql) {
        new StatementGuard(rules).check(Statement.parse(sql.getBytes(StandardCharsets.UTF_8)));
    }
}
