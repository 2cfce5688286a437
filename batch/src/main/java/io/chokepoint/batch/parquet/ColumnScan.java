package io.chokepoint.batch.parquet;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.util.SerializableConfiguration;

/** Reads some columns of Parquet files, wherever a task runs. */
public final class ColumnScan implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<ColumnSpec> columns;
    private final SerializableConfiguration hadoop;

    /**
     * A scan.
     *
     * @param columns in the order of a batch's
     * @param hadoop of the file systems
     */
    public ColumnScan(List<ColumnSpec> columns, Configuration hadoop) {
        this.columns = List.copyOf(columns);
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /**
     * Refuses a file that lacks one of the columns or has another type there, by a look at its footer.
     *
     * @throws IllegalArgumentException that names file and column
     */
    public void require(String file) {
        try (ParquetFileReader reader = open(file, ParquetReadOptions.builder().build())) {
            requested(reader.getFileMetaData().getSchema(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * Reads parts of files.
     *
     * @param each is given one batch after the other; each holds until the next
     */
    public void read(List<FileRange> ranges, Consumer<ColumnBatch> each) {
        for (FileRange range : ranges) {
            ParquetReadOptions options = HadoopReadOptions.builder(hadoop.value())
                    .withRange(range.start(), range.end())
                    .build();
            try (ParquetFileReader reader = open(range.file(), options)) {
                read(reader, range.file(), each);
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException("Cannot read %s: %s".formatted(range.file(), e.getMessage()), e);
            }
        }
    }

    private void read(ParquetFileReader reader, String file, Consumer<ColumnBatch> each) throws IOException {
        MessageType requested = requested(reader.getFileMetaData().getSchema(), file);
        reader.setRequestedSchema(requested);
        for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
            ColumnBatch batch = new ColumnBatch(readers(requested, group));
            for (long left = group.getRowCount(); left > 0; left -= batch.rows()) {
                batch.read((int) Math.min(left, ColumnBatch.ROWS));
                each.accept(batch);
            }
        }
    }

    private ColumnReader[] readers(MessageType requested, PageReadStore group) {
        ColumnReader[] readers = new ColumnReader[columns.size()];
        for (int i = 0; i < readers.length; i++) {
            ColumnSpec spec = columns.get(i);
            ColumnDescriptor column = requested.getColumnDescription(new String[] {spec.name()});
            readers[i] = spec.bytes() == 0
                    ? new NumberReader(spec, column, group.getPageReader(column))
                    : new FixedReader(spec, column, group.getPageReader(column));
        }
        return readers;
    }

    private MessageType requested(MessageType schema, String file) {
        Stream<Type> types = columns.stream().map(column -> column.in(schema, file));
        return new MessageType(schema.getName(), types.toList());
    }

    private ParquetFileReader open(String file, ParquetReadOptions options) throws IOException {
        return ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), hadoop.value()), options);
    }
}
