package io.chokepoint.warehouse;

import io.chokepoint.indices.CentralizationIndex;
import io.chokepoint.indices.IndexDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a ClickHouse database to the schema of this build. Applying it again changes nothing. */
public final class Migrations {
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final ClickHouseAccess access;

    /** Migrates as the user of {@code access}, who may create tables and views. */
    public Migrations(ClickHouseAccess access) {
        if (!DATABASE_NAME.matcher(access.database()).matches()) {
            throw new IllegalArgumentException(
                    "Database name '%s' is not lower-case letters, digits and underscores; set CLICKHOUSE_DATABASE"
                            .formatted(access.database()));
        }
        this.access = access;
    }

    /**
     * Creates the database when it is missing, applies the migrations that it has not seen, and writes the definitions of
     * the indices.
     *
     * @return number of migrations applied
     * @throws WarehouseException when ClickHouse refuses, or an applied migration differs from the one of this build
     */
    public int apply() {
        createDatabase();
        try {
            int applied = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(access.jdbcUrl(), access.user(), access.password())
                    .locations("classpath:clickhouse")
                    .load()
                    .migrate()
                    .migrationsExecuted;
            writeDefinitions();
            return applied;
        } catch (FlywayException e) {
            throw new WarehouseException("Migrating " + access + " failed", e);
        }
    }

    private void createDatabase() {
        try (Connection connection = access.in("default").connect();
                Statement statement = connection.createStatement()) {
            // An identifier cannot be a parameter; the constructor admits nothing that needs quoting.
            statement.execute("CREATE DATABASE IF NOT EXISTS " + access.database());
        } catch (SQLException e) {
            throw new WarehouseException("Creating database of " + access + " failed", e);
        }
    }

    private void writeDefinitions() {
        // A definition that stands already is not written again.
        String sql =
                """
                INSERT INTO index_definition
                    (index_id, methodology_version, name, unit, value_range, direction, formula, reference, defined_at)
                SELECT index_id, version, name, unit, value_range, direction, formula, reference, now64(3, 'UTC')
                FROM (
                    SELECT
                        ? AS index_id, toUInt16(?) AS version, ? AS name, ? AS unit,
                        ? AS value_range, ? AS direction, ? AS formula, ? AS reference
                )
                WHERE (index_id, version, name, unit, value_range, direction, formula, reference) NOT IN (
                    SELECT index_id, methodology_version, name, unit, value_range, direction, formula, reference
                    FROM index_definition FINAL
                )
                """;
        try (Connection connection = access.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (CentralizationIndex index : CentralizationIndex.values()) {
                IndexDefinition definition = index.definition();
                statement.setString(1, definition.id());
                statement.setInt(2, definition.methodologyVersion());
                statement.setString(3, definition.name());
                statement.setString(4, definition.unit().name());
                statement.setString(5, definition.range().toString());
                statement.setString(6, definition.direction().name());
                statement.setString(7, definition.formula());
                statement.setString(8, definition.reference());
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new WarehouseException("Writing the index definitions to " + access + " failed", e);
        }
    }
}
