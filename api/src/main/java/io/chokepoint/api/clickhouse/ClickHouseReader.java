package io.chokepoint.api.clickhouse;

import com.clickhouse.client.api.ClientConfigProperties;
import com.clickhouse.client.api.internal.HttpAPIClientHelper;
import com.clickhouse.jdbc.StatementImpl;
import io.agroal.api.AgroalDataSource;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.RequestWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs scoped queries as the user that may read the views and nothing else. Blocking: for {@link ReaderPool}. */
@ApplicationScoped
public class ClickHouseReader {
    private static final Logger LOG = Logger.getLogger(ClickHouseReader.class);
    private static final int TIMEOUT_EXCEEDED = 159;
    private static final String PARAMETERS = HttpAPIClientHelper.KEY_STATEMENT_PARAMS;
    /** Characters of parameters that go into the address of a request; more go as a form, which nobody has to encode. */
    private static final int LONGEST_IN_ADDRESS = 1 << 14;

    private final AgroalDataSource dataSource;
    private final ClickHouseConfig config;
    private final Counter ofRequests;
    private final Counter beside;

    ClickHouseReader(
            @DataSource("clickhouse") AgroalDataSource dataSource, ClickHouseConfig config, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.ofRequests = metrics.counter("chokepoint.clickhouse.statements", "for", "request");
        this.beside = metrics.counter("chokepoint.clickhouse.statements", "for", "background");
        this.config = config;
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** The object of the current row. */
        T map(ResultSet row) throws SQLException;
    }

    /** Takes the current row. */
    @FunctionalInterface
    public interface RowTaker {
        /** Takes what it needs of the row. */
        void take(ResultSet row) throws SQLException;
    }

    /** What is done with the rows. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(ResultSet rows) throws SQLException;
    }

    /**
     * The rows of a query, in its order.
     *
     * @throws ApiException when ClickHouse takes too long or fails; the message says nothing of the inside
     */
    public <T> List<T> list(ScopedQuery query, RowMapper<T> mapper) {
        return list(query.sql(), query.parameters(), mapper);
    }

    /** Gives each row of a query to its taker, in order, without keeping any; see {@link #list}. */
    public void each(ScopedQuery query, RowTaker taker) {
        run(query.sql(), query.parameters(), result -> {
            while (result.next()) {
                taker.take(result);
            }
            return null;
        });
    }

    /** The rows of a query over what is the same for every tenant. */
    public <T> List<T> listShared(String sql, RowMapper<T> mapper) {
        return list(sql, Map.of(), mapper);
    }

    private <T> List<T> list(String sql, Map<String, Object> parameters, RowMapper<T> mapper) {
        return run(sql, parameters, result -> rows(result, mapper));
    }

    private <T> T run(String sql, Map<String, Object> parameters, Work<T> task) {
        Optional<RequestWork> work = RequestWork.current();
        (work.isPresent() ? ofRequests : beside).increment();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) config.queryTimeout().toSeconds());
            // To the driver the parameters' braces would be escapes of JDBC.
            statement.setEscapeProcessing(false);
            settings(statement, parameters);
            work.ifPresent(request -> request.started(statement));
            try (ResultSet result = statement.executeQuery(sql)) {
                return task.apply(result);
            } finally {
                work.ifPresent(request -> request.finished(statement));
            }
        } catch (SQLException e) {
            if (work.isPresent() && work.get().ended()) {
                throw work.get().timeout();
            }
            if (e.getErrorCode() == TIMEOUT_EXCEEDED) {
                throw new ApiException(
                        ErrorCode.TIMEOUT, "The answer took longer than " + config.queryTimeout() + "; ask for less");
            }
            LOG.error("ClickHouse did not answer", e);
            throw new ApiException(ErrorCode.INTERNAL, "The numbers could not be read");
        }
    }

    /**
     * Gives the parameters to the server, which puts them in after it has read the text: the same text for all values is
     * checked and planned once, and no value can change what it asks.
     */
    private static void settings(Statement statement, Map<String, Object> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        long size = parameters.values().stream()
                .mapToLong(value -> value.toString().length())
                .sum();
        statement
                .unwrap(StatementImpl.class)
                .getLocalSettings()
                .setOption(PARAMETERS, parameters)
                .setOption(ClientConfigProperties.HTTP_SEND_PARAMS_IN_BODY.getKey(), size > LONGEST_IN_ADDRESS);
    }

    private static <T> List<T> rows(ResultSet result, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(mapper.map(result));
        }
        return rows;
    }
}
