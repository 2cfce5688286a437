package io.chokepoint.export.format;

import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Parquet with zstd pages, strings, dates, UTC timestamps and field ids. */
final class ParquetRowWriter implements RowWriter {
    // A row group is held in memory before it is written.
    private static final long ROW_GROUP_BYTES = 16L << 20;

    // Columns of a few texts fit; those of many are written plainly soon.
    private static final int DICTIONARY_BYTES = 64 << 10;

    private final StreamOutputFile file;
    private final ParquetWriter<Row> writer;
    private boolean closed;

    ParquetRowWriter(OutputStream target, RowSchema schema) throws IOException {
        file = new StreamOutputFile(target);
        Builder builder = new Builder(file, new Support(schema))
                .withDictionaryPageSize(DICTIONARY_BYTES)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdPages())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (Column column : schema.columns()) {
            // Numbers seldom repeat: looking each up costs more than it saves.
            builder.withDictionaryEncoding(column.name(), isOftenRepeated(column.type()));
        }
        writer = builder.build();
    }

    private static boolean isOftenRepeated(ColumnType type) {
        return switch (type) {
            case TEXT, DAY, INSTANT -> true;
            case DIGITS, WHOLE, REAL -> false;
        };
    }

    @Override
    public void write(Row row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        file.hold();
        try {
            writer.close();
        } catch (IOException | RuntimeException e) {
            file.abandon();
            throw e;
        }
        file.finish();
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final Support support;

        Builder(OutputFile file, Support support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }

    private static final class Support extends WriteSupport<Row> {
        private final RowSchema schema;
        private final ColumnType[] types;
        private final String[] names;
        private RecordConsumer consumer;

        Support(RowSchema schema) {
            this.schema = schema;
            types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
            names = schema.columns().stream().map(Column::name).toArray(String[]::new);
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return init(new PlainParquetConfiguration());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(ParquetShape.of(schema), Map.of("chokepoint.schema", schema.version()));
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(Row row) {
            consumer.startMessage();
            for (int i = 0; i < types.length; i++) {
                if (row.isNull(i)) {
                    continue;
                }
                consumer.startField(names[i], i);
                switch (types[i]) {
                    case TEXT, DIGITS -> consumer.addBinary(Binary.fromConstantByteArray(row.bytes(i)));
                    case REAL -> consumer.addDouble(row.real(i));
                    case DAY -> consumer.addInteger(Math.toIntExact(row.number(i)));
                    case WHOLE, INSTANT -> consumer.addLong(row.number(i));
                }
                consumer.endField(names[i], i);
            }
            consumer.endMessage();
        }
    }
}
