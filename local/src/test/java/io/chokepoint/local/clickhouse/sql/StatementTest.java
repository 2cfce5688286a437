package io.chokepoint.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | SELECT",
                "/* KILL */ -- INSERT | none",
                "/* x */ WITH 1 AS a SELECT a | SELECT",
                "(SELECT 1) | SELECT",
                "FROM t SELECT a | SELECT",
                "INSERT INTO t VALUES (1) | INSERT",
                "kill query where query_id = 'x' | KILL",
                "set a = 1 | SESSION",
                "SHOW TABLES | DESCRIPTION",
                "create table t (a Int8) engine = Memory | CHANGE",
                "selec 1 | none",
                "EXECUTE AS x SELECT 1 | none",
                "exit | none"
            })
    void knowsTheKindByTheFirstWord(String sql, String kind) {
        if (kind.equals("none")) {
            assertThatThrownBy(() -> parse(sql)).isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code())
                    .isEqualTo(62));
        } else {
            assertThat(parse(sql).kind()).isEqualTo(StatementKind.valueOf(kind));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t VALUES (1, 'FORMAT') | Values | ' (1, ''FORMAT'')'",
                "INSERT INTO t (a, b) FORMAT TSV\\n1\\t2\\n | TSV | '1\\t2\\n'",
                "INSERT INTO d.values FORMAT CSV 1 | CSV | '1'",
                "INSERT INTO `format` VALUES(1) | Values | '(1)'",
                "INSERT INTO t SETTINGS async_insert = 0 FORMAT JSONEachRow {\"a\":1} | JSONEachRow | '{\"a\":1}'",
                "INSERT INTO t FORMAT TSV it's not closed | TSV | 'it''s not closed'",
                "INSERT t VALUES (1) | Values | ' (1)'"
            })
    void findsTheDataOfAnInsert(String sql, String format, String data) {
        String text = sql.replace("\\n", "\n").replace("\\t", "\t");
        Statement statement = parse(text);
        assertThat(statement.bringsData()).isTrue();
        assertThat(statement.formatName()).hasValue(format);
        assertThat(text.substring(statement.dataStart()))
                .isEqualTo(data.replace("\\n", "\n").replace("\\t", "\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t SELECT 1",
                "INSERT INTO t (a) WITH 1 AS x SELECT x",
                "INSERT INTO t (SELECT 1)",
                "INSERT INTO FUNCTION null('a Int8') SELECT 1"
            })
    void anInsertThatSelectsBringsNoData(String sql) {
        assertThat(parse(sql).bringsData()).isFalse();
    }

    @Test
    void readsTheFormatAtTheEndOnly() {
        assertThat(parse("SELECT 1 FORMAT JSON").formatName()).hasValue("JSON");
        assertThat(parse("SELECT 1 FORMAT JSON SETTINGS a = 1;").formatName()).hasValue("JSON");
        assertThat(parse("SELECT 'x FORMAT JSON'").formatName()).isEmpty();
        assertThat(parse("SELECT 1 -- FORMAT JSON").formatName()).isEmpty();
        assertThat(parse("SELECT format AS x FROM t").formatName()).isEmpty();
        assertThat(parse("SELECT 1 FORMAT JSON SETTINGS a = 1;").withoutFormat())
                .isEqualTo("SELECT 1  SETTINGS a = 1");
    }

    @Test
    void sendsAResultToAFile() {
        assertThat(text(parse("SELECT 1; -- end").intoFile("/r/it's", "Parquet")))
                .isEqualTo("SELECT 1 INTO OUTFILE '/r/it\\'s' FORMAT Parquet");
        assertThat(text(parse("SELECT 'é' FORMAT JSON SETTINGS a = 1").intoFile("/r/1", "Parquet")))
                .isEqualTo("SELECT 'é'  INTO OUTFILE '/r/1' FORMAT JSON SETTINGS a = 1");
    }

    @Test
    void readsTheIdOfAKill() {
        assertThat(parse("KILL QUERY WHERE query_id = 'a-1' SYNC").killedQueryId())
                .hasValue("a-1");
        assertThat(parse("KILL QUERY ON CLUSTER c WHERE query_id='a-1'").killedQueryId())
                .hasValue("a-1");
        assertThat(parse("KILL QUERY WHERE query_id = 'a-1' OR 1").killedQueryId())
                .isEmpty();
        assertThat(parse("KILL QUERY WHERE user = 'x'").killedQueryId()).isEmpty();
    }

    @Test
    void quotesAreFollowedAsTheEngineFollowsThem() {
        assertThat(Lexer.tokens("'a''b' `c\\`d` \"e\"\"f\" $x$ ' $x$ 1.5e3 g")).hasSize(8);
        assertThatThrownBy(() -> parse("SELECT 'open")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> parse("SELECT ‘x’")).hasMessageContaining("typographic");
        assertThatThrownBy(() -> parse("SELECT \0 1")).hasMessageContaining("zero byte");
    }

    private static Statement parse(String sql) {
        return Statement.parse(sql.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
