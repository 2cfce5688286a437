package io.chokepoint.warehouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientException;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Rows of queries as they arrive, in ClickHouse's RowBinary; for more of them than memory holds. Safe for use by several threads. */
public final class RowBinaryStreams implements AutoCloseable {
    private final Client client;

    /** Streams as a user with the rights that the queries need. */
    public RowBinaryStreams(ClickHouseAccess access) {
        client = access.readingClient();
    }

    /**
     * Begins a query.
     *
     * @param sql a constant of the code with {@code {name:Type}} for each parameter
     * @param parameters values by name
     * @param limit longest time until the last row
     * @return the rows; the caller closes them
     * @throws WarehouseException when ClickHouse refuses the query or does not answer
     */
    public InputStream open(String sql, Map<String, Object> parameters, Duration limit) {
        QuerySettings settings = new QuerySettings()
                .setFormat(ClickHouseFormat.RowBinary)
                .setMaxExecutionTime(Math.toIntExact(limit.toSeconds()));
        try {
            return new Response(client.query(sql, parameters, settings).get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseException("Interrupted while ClickHouse is asked", e);
        } catch (ExecutionException | ClientException e) {
            throw new WarehouseException("ClickHouse refuses the query, or does not answer", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** Closing the rows gives the connection back. */
    private static final class Response extends FilterInputStream {
        private final QueryResponse response;

        Response(QueryResponse response) {
            super(response.getInputStream());
            this.response = response;
        }

        @Override
        public void close() throws IOException {
            try (response) {
                super.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException("The connection did not close", e);
            }
        }
    }
}
