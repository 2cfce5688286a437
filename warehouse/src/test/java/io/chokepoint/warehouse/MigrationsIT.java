package io.chokepoint.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chokepoint.indices.CentralizationIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsIT {
    private static final Map<ColumnType, String> CLICKHOUSE_TYPES = Map.of(
            ColumnType.STRING, "String|LowCardinality\\(String\\)|FixedString\\(64\\)",
            ColumnType.DATE, "Date",
            ColumnType.INSTANT, "DateTime64\\(3, 'UTC'\\)",
            ColumnType.UUID, "UUID",
            ColumnType.WHOLE, "UInt(8|16|32|64)",
            ColumnType.UINT256, "UInt256",
            ColumnType.NULLABLE_UINT256, "Nullable\\(UInt256\\)",
            ColumnType.DOUBLE, "Float64",
            ColumnType.NULLABLE_DOUBLE, "Nullable\\(Float64\\)");

    private final ClickHouseAccess loader = WarehouseStack.loader();

    @Test
    void applyingAgainChangesNothing() throws SQLException {
        List<String> before = definitions();

        assertThat(new Migrations(WarehouseStack.migrator()).apply()).isZero();

        assertThat(definitions()).isEqualTo(before).hasSize(CentralizationIndex.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void theShapesOfRowsAreTheColumnsOfTheirTable(FactTable table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        read(
                "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = '"
                        + table.tableName() + "' ORDER BY position",
                row -> {
                    names.add(row.getString(1));
                    types.add(row.getString(2));
                });

        assertThat(names).isEqualTo(table.columnNames());
        for (int i = 0; i < names.size(); i++) {
            assertThat(types.get(i))
                    .as(names.get(i))
                    .matches(CLICKHOUSE_TYPES.get(table.columns().get(i).type()));
        }
    }

    @Test
    void everyColumnOfEveryTableSaysWhatItIs() throws SQLException {
        List<String> silent = new ArrayList<>();
        read(
                """
                SELECT concat(table, '.', name) FROM system.columns
                WHERE database = currentDatabase() AND comment = ''
                  AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree')
                  AND table != 'flyway_schema_history'
                """,
                row -> silent.add(row.getString(1)));

        assertThat(silent).isEmpty();
    }

    @Test
    void aDatabaseNameThatWouldNeedQuotingIsRefused() {
        ClickHouseAccess access = WarehouseStack.migrator().in("x; DROP DATABASE chokepoint");

        assertThatThrownBy(() -> new Migrations(access))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CLICKHOUSE_DATABASE");
    }

    private List<String> definitions() throws SQLException {
        List<String> definitions = new ArrayList<>();
        read("SELECT index_id FROM index_definition ORDER BY index_id", row -> definitions.add(row.getString(1)));
        return definitions;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, RowReader reader) throws SQLException {
        try (Connection connection = loader.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
