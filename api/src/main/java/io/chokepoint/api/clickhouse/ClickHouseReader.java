package io.chokepoint.api.clickhouse;

import io.agroal.api.AgroalDataSource;
import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.request.RequestWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs scoped queries as the user that may read the views and nothing else. Blocking: for {@link ReaderPool}. */
@ApplicationScoped
public class ClickHouseReader {
    private static final Logger LOG = Logger.getLogger(ClickHouseReader.class);
    private static final int TIMEOUT_EXCEEDED = 159;

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

    /** What is done with a statement. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(PreparedStatement statement) throws SQLException;
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
        run(query.sql(), query.parameters(), statement -> {
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taker.take(result);
                }
            }
            return null;
        });
    }

    /** The rows of a query over what is the same for every tenant. */
    public <T> List<T> listShared(String sql, RowMapper<T> mapper) {
        return list(sql, List.of(), mapper);
    }

    private <T> List<T> list(String sql, List<Object> parameters, RowMapper<T> mapper) {
        return run(sql, parameters, statement -> rows(statement, mapper));
    }

    private <T> T run(String sql, List<Object> parameters, Work<T> task) {
        Optional<RequestWork> work = RequestWork.current();
        (work.isPresent() ? ofRequests : beside).increment();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout((int) config.queryTimeout().toSeconds());
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            work.ifPresent(request -> request.started(statement));
            try {
                return task.apply(statement);
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

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }
}
