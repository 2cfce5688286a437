package io.chokepoint.export.format;

import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Reads what {@link ParquetRowWriter} writes. */
final class ParquetRowReader implements RowReader {
    private final ParquetReader<Row> reader;
    private final Support support;

    ParquetRowReader(Path file, RowSchema schema) throws IOException {
        InputFile input = new LocalInputFile(file);
        try (ParquetFileReader footer = ParquetFileReader.open(
                input,
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ZstdPages())
                        .build())) {
            MessageType found = footer.getFileMetaData().getSchema();
            if (!found.equals(ParquetShape.of(schema))) {
                throw new IOException(
                        "The file's columns are %s, the schema's %s".formatted(found, ParquetShape.of(schema)));
            }
        } catch (RuntimeException e) {
            throw new IOException("The file is no Parquet: " + e.getMessage(), e);
        }
        support = new Support(schema);
        reader = new Builder(input, support).withCodecFactory(new ZstdPages()).build();
    }

    @Override
    public boolean next(Row row) throws IOException {
        support.target.clear();
        try {
            if (reader.read() == null) {
                return false;
            }
            row.copy(support.target);
            return true;
        } catch (ParquetRuntimeException e) {
            throw new IOException("A page cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class Builder extends ParquetReader.Builder<Row> {
        private final Support support;

        Builder(InputFile file, Support support) {
            super(file, new PlainParquetConfiguration());
            this.support = support;
        }

        @Override
        protected ReadSupport<Row> getReadSupport() {
            return support;
        }
    }

    private static final class Support extends ReadSupport<Row> {
        private final RowSchema schema;
        private final Row target;

        Support(RowSchema schema) {
            this.schema = schema;
            this.target = new Row(schema.width());
        }

        @Override
        public ReadContext init(InitContext context) {
            return new ReadContext(context.getFileSchema());
        }

        @Override
        public RecordMaterializer<Row> prepareForRead(
                Configuration configuration, Map<String, String> metadata, MessageType file, ReadContext context) {
            return new ParquetRowMaterializer(schema, target);
        }

        @Override
        public RecordMaterializer<Row> prepareForRead(
                ParquetConfiguration configuration,
                Map<String, String> metadata,
                MessageType file,
                ReadContext context) {
            return new ParquetRowMaterializer(schema, target);
        }
    }
}
