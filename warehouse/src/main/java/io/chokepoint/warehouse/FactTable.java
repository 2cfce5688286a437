package io.chokepoint.warehouse;

import static io.chokepoint.warehouse.ColumnType.DATE;
import static io.chokepoint.warehouse.ColumnType.DOUBLE;
import static io.chokepoint.warehouse.ColumnType.INSTANT;
import static io.chokepoint.warehouse.ColumnType.NULLABLE_DOUBLE;
import static io.chokepoint.warehouse.ColumnType.NULLABLE_UINT256;
import static io.chokepoint.warehouse.ColumnType.STRING;
import static io.chokepoint.warehouse.ColumnType.UINT256;
import static io.chokepoint.warehouse.ColumnType.UUID;
import static io.chokepoint.warehouse.ColumnType.WHOLE;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables that a run writes, with their columns in the order of the migrations. */
public enum FactTable {
    /** One index of one distribution; {@link IndexValueRow}. */
    INDEX_VALUE(
            column("dataset", STRING),
            column("domain", STRING),
            column("network", STRING),
            column("subject_id", STRING),
            column("resource", STRING),
            column("basis", STRING),
            column("index_id", STRING),
            column("as_of", DATE),
            column("value", NULLABLE_DOUBLE),
            column("exact_value", NULLABLE_UINT256),
            column("lower", NULLABLE_DOUBLE),
            column("upper", NULLABLE_DOUBLE),
            column("status", STRING),
            column("reason", STRING),
            column("coverage", DOUBLE),
            column("population", WHOLE),
            column("methodology_version", WHOLE),
            column("data_through", INSTANT),
            column("digest", STRING),
            column("run_id", UUID),
            column("computed_at", INSTANT)),
    /** One entity of one distribution; {@link EntityAmountRow}. */
    ENTITY_AMOUNT(
            column("dataset", STRING),
            column("domain", STRING),
            column("network", STRING),
            column("subject_id", STRING),
            column("resource", STRING),
            column("basis", STRING),
            column("as_of", DATE),
            column("rank", WHOLE),
            column("entity_id", STRING),
            column("amount", UINT256),
            column("run_id", UUID)),
    /** One point of one curve; {@link CurvePointRow}. */
    CURVE_POINT(
            column("dataset", STRING),
            column("domain", STRING),
            column("network", STRING),
            column("subject_id", STRING),
            column("resource", STRING),
            column("basis", STRING),
            column("curve", STRING),
            column("as_of", DATE),
            column("ordinal", WHOLE),
            column("x", DOUBLE),
            column("y", DOUBLE),
            column("run_id", UUID)),
    /** What a run measured; {@link SubjectRow}. */
    SUBJECT(
            column("dataset", STRING),
            column("domain", STRING),
            column("network", STRING),
            column("subject_id", STRING),
            column("resource", STRING),
            column("name", STRING),
            column("category", STRING),
            column("unit", STRING),
            column("decimals", WHOLE),
            column("first_as_of", DATE),
            column("last_as_of", DATE),
            column("run_id", UUID)),
    /** The inputs of a run; {@link LineageRow}. */
    LINEAGE(
            column("dataset", STRING),
            column("run_id", UUID),
            column("ingest_run_id", STRING),
            column("source", STRING),
            column("file", STRING),
            column("sha256", STRING),
            column("rows_in", WHOLE),
            column("accepted", WHOLE),
            column("duplicates", WHOLE),
            column("quarantined", WHOLE),
            column("known_at", INSTANT)),
    /** What is odd of the inputs of a run; {@link AlarmRow}. */
    ALARM(
            column("dataset", STRING),
            column("run_id", UUID),
            column("ingest_run_id", STRING),
            column("file", STRING),
            column("subject_id", STRING),
            column("resource", STRING),
            column("code", STRING),
            column("message", STRING),
            column("known_at", INSTANT));

    private final List<Column> columns;

    FactTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Name in ClickHouse. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Column names, in the order of the migrations and of {@link FactRow#values()}. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    List<Column> columns() {
        return columns;
    }

    /** SQL for the sum of row checksums, equal to {@link RowTally#checksum()} of the rows that were written. */
    String checksumSql() {
        return columns.stream()
                .map(column -> column.type().checksumSql(column.name()))
                .collect(Collectors.joining(", '\\t', ", "sum(toUInt64(CRC32(concat(", "))))"));
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type);
    }

    /** One column and how its values travel. */
    record Column(String name, ColumnType type) {}
}
