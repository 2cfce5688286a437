package io.chokepoint.export.format;

import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Parquet with zstd pages, strings, dates, UTC timestamps and field ids. Files, footers and indexes are parquet-java's; what
 * lies in a page is laid out by {@link ParquetColumn}.
 */
final class ParquetRowWriter implements RowWriter {
    // A row group is held in memory, compressed, before it is written.
    private static final long ROW_GROUP_BYTES = 16L << 20;
    private static final int PAGE_ROWS = 1 << 13;
    private static final int PAGE_BYTES = 1 << 20;

    private final String version;
    private final StreamOutputFile file;
    private final ParquetFileWriter writer;
    private final PageCompressor compressor = new PageCompressor();
    private final ParquetColumn[] columns;
    private long rowsOfGroup;
    private int rowsOfPage;
    private boolean closed;

    ParquetRowWriter(OutputStream target, RowSchema schema) throws IOException {
        version = schema.version();
        file = new StreamOutputFile(target);
        MessageType shape = ParquetShape.of(schema);
        writer = new ParquetFileWriter(
                file,
                shape,
                ParquetFileWriter.Mode.CREATE,
                ROW_GROUP_BYTES,
                0,
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
        writer.start();
        columns = new ParquetColumn[schema.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ParquetColumn(
                    i, schema.column(i).type(), shape.getColumns().get(i), compressor, PAGE_ROWS);
        }
    }

    @Override
    public void write(Row row) throws IOException {
        int largest = 0;
        for (ParquetColumn column : columns) {
            largest = Math.max(largest, column.add(row));
        }
        rowsOfPage++;
        if (rowsOfPage == PAGE_ROWS || largest >= PAGE_BYTES) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        long held = 0;
        for (ParquetColumn column : columns) {
            column.endPage(rowsOfPage);
            held += column.held();
        }
        rowsOfGroup += rowsOfPage;
        rowsOfPage = 0;
        if (held >= ROW_GROUP_BYTES) {
            endGroup();
        }
    }

    private void endGroup() throws IOException {
        writer.startBlock(rowsOfGroup);
        for (ParquetColumn column : columns) {
            column.endGroup(writer);
        }
        writer.endBlock();
        rowsOfGroup = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (compressor) {
            if (rowsOfPage > 0) {
                endPage();
            }
            if (rowsOfGroup > 0) {
                endGroup();
            }
            file.hold();
            writer.end(Map.of("chokepoint.schema", version));
        } catch (IOException | RuntimeException e) {
            file.abandon();
            throw e;
        }
        file.finish();
    }
}
