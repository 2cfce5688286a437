package io.chokepoint.warehouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes rows of one table in blocks, and keeps the tally of what it wrote. What it writes stays invisible until
 * {@link RunPublisher} publishes the run. Not safe for use by several threads.
 */
public final class FactWriter implements AutoCloseable {
    private static final int BLOCK_BYTES = 8 << 20;
    private static final long INSERT_TIMEOUT_SECONDS = 120;

    private final Client client;
    private final FactTable table;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private RowTally tally = RowTally.NONE;

    /** A writer of rows of {@code table}; the user needs the right to insert there. */
    public FactWriter(ClickHouseAccess access, FactTable table) {
        this.client = access.bulkClient();
        this.table = table;
    }

    /**
     * Takes a row; it may stay in memory until the block is full.
     *
     * @throws IllegalArgumentException when the row belongs to another table
     * @throws WarehouseException when ClickHouse refuses the block
     */
    public void write(FactRow row) {
        if (row.table() != table) {
            throw new IllegalArgumentException(
                    "A row of %s does not belong to %s".formatted(row.table().tableName(), table.tableName()));
        }
        List<Object> values = row.values();
        for (int i = 0; i < values.size(); i++) {
            block.writeBytes(
                    table.columns().get(i).type().insertText(values.get(i)).getBytes(StandardCharsets.UTF_8));
            block.write(i + 1 < values.size() ? '\t' : '\n');
        }
        tally = tally.plus(row);
        if (block.size() >= BLOCK_BYTES) {
            insertBlock();
        }
    }

    /**
     * Writes what is still in memory.
     *
     * @return the tally of all rows taken
     * @throws WarehouseException when ClickHouse refuses the block
     */
    public RowTally finish() {
        insertBlock();
        return tally;
    }

    private void insertBlock() {
        if (block.size() == 0) {
            return;
        }
        try (InsertResponse response = client.insert(
                        table.tableName(),
                        table.columnNames(),
                        new ByteArrayInputStream(block.toByteArray()),
                        ClickHouseFormat.TabSeparated)
                .get(INSERT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            block.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseException("Interrupted while writing " + table.tableName());
        } catch (ExecutionException e) {
            throw new WarehouseException("ClickHouse refused rows of " + table.tableName(), e.getCause());
        } catch (TimeoutException e) {
            throw new WarehouseException("ClickHouse did not take rows of %s within %d s"
                    .formatted(table.tableName(), INSERT_TIMEOUT_SECONDS));
        } catch (Exception e) {
            throw new WarehouseException("Writing " + table.tableName() + " failed", e);
        }
    }

    /** Releases the connection; rows not yet written by {@link #finish()} are dropped. */
    @Override
    public void close() {
        client.close();
    }
}
