package io.chokepoint.warehouse;

import com.clickhouse.client.api.Client;
import java.io.Serializable;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where ClickHouse is and as whom to enter.
 *
 * @param url HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param database database of Chokepoint's tables
 * @param user user with the rights that the caller needs
 * @param password that user's password
 */
public record ClickHouseAccess(URI url, String database, String user, String password) implements Serializable {

    /**
     * Access as the environment says: {@code CLICKHOUSE_URL}, {@code CLICKHOUSE_DATABASE} (default {@code chokepoint}),
     * {@code CLICKHOUSE_USER}, {@code CLICKHOUSE_PASSWORD}.
     *
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static ClickHouseAccess fromEnvironment(Map<String, String> environment) {
        return new ClickHouseAccess(
                URI.create(required(environment, "CLICKHOUSE_URL")),
                environment.getOrDefault("CLICKHOUSE_DATABASE", "chokepoint"),
                required(environment, "CLICKHOUSE_USER"),
                required(environment, "CLICKHOUSE_PASSWORD"));
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    variable + " is not set; it says where ClickHouse is and as whom to enter");
        }
        return value;
    }

    /** The same server and user, another database. */
    ClickHouseAccess in(String otherDatabase) {
        return new ClickHouseAccess(url, otherDatabase, user, password);
    }

    /** JDBC address, without credentials. */
    public String jdbcUrl() {
        return "jdbc:clickhouse:" + url + "/" + database;
    }

    /** A new JDBC connection; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** A new client for bulk inserts; the caller closes it. */
    Client bulkClient() {
        return new Client.Builder()
                .addEndpoint(url.toString())
                .setUsername(user)
                .setPassword(password)
                .setDefaultDatabase(database)
                .build();
    }

    /** A new client for reading many rows; the caller closes it. Rows arrive as they are: packing them costs more than it saves. */
    Client readingClient() {
        return new Client.Builder()
                .addEndpoint(url.toString())
                .setUsername(user)
                .setPassword(password)
                .setDefaultDatabase(database)
                .compressServerResponse(false)
                .build();
    }

    /** Names server, database and user, never the password. */
    @Override
    public String toString() {
        return user + "@" + url + "/" + database;
    }
}
