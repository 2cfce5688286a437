package io.chokepoint.bench.export;

import io.chokepoint.bench.BenchException;
import io.chokepoint.warehouse.ClickHouseAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of amounts by entity, made by ClickHouse from numbers alone: always the same. */
public final class AmountTable {
    private static final String NAME = "bench_entity_amount";
    private static final long RANKS = 100_000;

    private AmountTable() {}

    /** Makes the table with this many rows, unless it has them. */
    public static void prepare(ClickHouseAccess access, long rows) {
        ClickHouseAccess server = new ClickHouseAccess(access.url(), "default", access.user(), access.password());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + access.database());
            String table = access.database() + "." + NAME;
            statement.execute("CREATE TABLE IF NOT EXISTS " + table
                    + " (subject_id String, resource LowCardinality(String), basis LowCardinality(String), as_of Date,"
                    + " rank UInt64, entity_id String, amount UInt256, run_id UUID, published_at DateTime64(6, 'UTC'))"
                    + " ENGINE = MergeTree ORDER BY (subject_id, resource, basis, as_of, rank)");
            try (var count = statement.executeQuery("SELECT count() FROM " + table)) {
                count.next();
                if (count.getLong(1) == rows) {
                    return;
                }
            }
            statement.execute("TRUNCATE TABLE " + table);
            statement.execute("INSERT INTO " + table
                    + " SELECT 'subject-' || leftPad(toString(intDiv(number, " + RANKS
                    + ")), 6, '0'), 'voting_power', 'raw',"
                    + " toDate('2026-06-30'), number % " + RANKS + " + 1,"
                    + " '0x' || lower(substring(hex(SHA256(toString(number))), 1, 40)),"
                    + " toUInt256(10000000000000000000000) - toUInt256(number) * 7919,"
                    + " toUUID('1c5c1d2e-0000-4000-8000-000000000001'), toDateTime64('2026-07-01 07:00:00', 6, 'UTC')"
                    + " FROM numbers(" + rows + ")");
        } catch (SQLException e) {
            throw new BenchException("The table of the bench cannot be made: " + e.getMessage(), e);
        }
    }

    /** Its rows in the order of their key, as an export reads them. */
    static String select(ClickHouseAccess access) {
        return "SELECT subject_id, resource, basis, toInt32(as_of), toInt64(rank), entity_id, toString(amount),"
                + " toString(run_id), toUnixTimestamp64Micro(published_at)"
                + from(access);
    }

    /** Its rows in the order of their key, for ClickHouse's own files: typed as in an export's. */
    static String selectTyped(ClickHouseAccess access) {
        return "SELECT subject_id, resource, basis, as_of, toInt64(rank) AS rank, entity_id, toString(amount) AS amount,"
                + " toString(run_id) AS run_id, published_at"
                + from(access);
    }

    static String count(ClickHouseAccess access) {
        return "SELECT count() FROM " + access.database() + "." + NAME;
    }

    private static String from(ClickHouseAccess access) {
        return " FROM " + access.database() + "." + NAME + " ORDER BY subject_id, resource, basis, as_of, rank";
    }
}
