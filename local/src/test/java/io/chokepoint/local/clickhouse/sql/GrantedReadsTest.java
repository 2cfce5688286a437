package io.chokepoint.local.clickhouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.local.clickhouse.chdb.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantedReadsTest {

    private static final String TREE =
            """
            QUERY id: 0
              PROJECTION
                LIST id: 1, nodes: 2
                  CONSTANT id: 2, constant_value: UInt64_4, constant_value_type: Nullable(UInt64)
                    EXPRESSION
                      QUERY id: 3, is_subquery: 1
                        PROJECTION
                          LIST id: 4, nodes: 1
                            FUNCTION id: 5, function_name: count, function_type: aggregate, result_type: UInt64
                        JOIN TREE
                          TABLE id: 6, table_name: d.base
              JOIN TREE
                JOIN id: 7, strictness: ALL, kind: INNER
                  LEFT TABLE EXPRESSION
                    TABLE id: 8, alias: __table1, table_name: d.visible, final: 1
                  RIGHT TABLE EXPRESSION
                    TABLE_FUNCTION id: 9, alias: __table2, table_function_name: numbers
            """;

    @Test
    void findsEveryTableAndFunctionOfATree() {
        QueryTree tree = QueryTree.parse(TREE);
        assertThat(tree.tables()).containsExactlyInAnyOrder("d.base", "d.visible");
        assertThat(tree.tableFunctions()).containsExactly("numbers");
        assertThat(tree.functions()).containsExactly("count");
    }

    @Test
    void refusesTheTableThatIsNotGranted() {
        assertThatThrownBy(() -> new GrantedReads(List.of("d.visible")).check(QueryTree.parse(TREE)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(497))
                .hasMessageContaining("SELECT ON d.base");
        assertThatCode(() -> new GrantedReads(List.of("d.visible", "d.base")).check(QueryTree.parse(TREE)))
                .doesNotThrowAnyException();
    }

    @Test
    void aConstantThatImitatesATreeOnlyMakesItStricter() {
        String imitation =
                "CONSTANT id: 1, constant_value: 'table_name: d.visible', x\nTABLE id: 2, table_name: d.base";
        assertThat(QueryTree.parse(imitation).tables()).contains("d.base");
    }

    @Test
    void refusesFunctionsThatReachOutside() {
        GrantedReads reads = new GrantedReads(List.of());
        assertThatThrownBy(() -> reads.check(QueryTree.parse("FUNCTION id: 1, function_name: file, function_type: x")))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> reads.check(QueryTree.parse("TABLE_FUNCTION id: 1, table_function_name: url")))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void anArgumentOfAViewIsAConstant() {
        assertThat(QueryTree.hasComputedArgument(call("CONSTANT id: 5, constant_value: 'acme'")))
                .isFalse();
        assertThat(QueryTree.hasComputedArgument(call("FUNCTION id: 5, function_name: CAST")))
                .isFalse();
        assertThat(QueryTree.hasComputedArgument(call("QUERY id: 5, is_subquery: 1")))
                .isTrue();
        assertThat(QueryTree.hasComputedArgument(call("UNION id: 5"))).isTrue();
        assertThat(QueryTree.hasComputedArgument(call("IDENTIFIER id: 5, identifier: t")))
                .isTrue();
    }

    private static String call(String value) {
        return """
                QUERY id: 0
                  WITH
                    LIST id: 1, nodes: 1
                      QUERY id: 9, alias: t, is_subquery: 1
                  JOIN TREE
                    TABLE_FUNCTION id: 3, table_function_name: d.visible
                      ARGUMENTS
                        LIST id: 4, nodes: 1
                          FUNCTION id: 6, function_name: equals
                            ARGUMENTS
                              LIST id: 7, nodes: 2
                                IDENTIFIER id: 8, identifier: tenant
                                %s
                  WHERE
                    IDENTIFIER id: 10, identifier: x
                """
                .formatted(value);
    }
}
