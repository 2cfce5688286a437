package io.chokepoint.api.clickhouse;

import io.agroal.api.AgroalDataSource;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Rows of a query while they arrive. Holds a connection until it is closed. Not safe for use by several threads. */
public final class RowStream implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RowStream.class);

    private final Connection connection;
    private final PreparedStatement statement;
    private ResultSet rows;

    private RowStream(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** Takes what it needs of the current row. */
    @FunctionalInterface
    public interface RowTaker {
        /** Takes it. */
        void take(ResultSet row) throws SQLException;
    }

    static RowStream open(AgroalDataSource dataSource, ScopedQuery query, Duration limit) {
        Connection connection = null;
        try {
            connection = dataSource.getConnection();
            RowStream stream = new RowStream(connection, connection.prepareStatement(query.sql()));
            stream.execute(query.parameters(), limit);
            return stream;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw failed(e);
        }
    }

    private void execute(List<Object> parameters, Duration limit) throws SQLException {
        statement.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        rows = statement.executeQuery();
    }

    /** Hands the next row over; false when there is none left. */
    public boolean next(RowTaker taker) {
        try {
            if (!rows.next()) {
                return false;
            }
            taker.take(rows);
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                statement) {
            if (rows != null) {
                rows.close();
            }
        } catch (SQLException e) {
            LOG.warn("A stream of rows did not close", e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("A connection did not close", e);
        }
    }

    private static ApiException failed(SQLException e) {
        LOG.error("ClickHouse did not send all rows", e);
        return new ApiException(ErrorCode.INTERNAL, "The numbers could not be read");
    }
}
