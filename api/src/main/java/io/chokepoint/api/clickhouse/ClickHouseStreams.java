package io.chokepoint.api.clickhouse;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.warehouse.ClickHouseAccess;
import io.chokepoint.warehouse.RowBinaryStreams;
import io.chokepoint.warehouse.WarehouseException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Streams scoped queries as the user of {@link ClickHouseReader}; for more rows than memory holds. */
@ApplicationScoped
public class ClickHouseStreams {
    private static final Logger LOG = Logger.getLogger(ClickHouseStreams.class);
    private static final String JDBC = "jdbc:clickhouse:";

    private final RowBinaryStreams streams;

    ClickHouseStreams(
            @ConfigProperty(name = "quarkus.datasource.clickhouse.jdbc.url") String address,
            @ConfigProperty(name = "quarkus.datasource.clickhouse.username") String user,
            @ConfigProperty(name = "quarkus.datasource.clickhouse.password") String password) {
        int slash = address.lastIndexOf('/');
        URI url = URI.create(address.substring(JDBC.length(), slash));
        streams = new RowBinaryStreams(new ClickHouseAccess(url, address.substring(slash + 1), user, password));
    }

    /**
     * The rows of a query in RowBinary; the caller closes them.
     *
     * @param limit longest time until the last row
     * @throws ApiException when ClickHouse fails; the message says nothing of the inside
     */
    public InputStream open(ScopedQuery query, Duration limit) {
        try {
            return streams.open(query.sql(), query.parameters(), limit);
        } catch (WarehouseException e) {
            LOG.error("ClickHouse did not send rows", e);
            throw new ApiException(ErrorCode.INTERNAL, "The numbers could not be read");
        }
    }

    @PreDestroy
    void close() {
        streams.close();
    }
}
