package io.chokepoint.bench.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes a day's transfers as one Parquet file. */
final class TransferFile {
    // About what either contestant takes at a time; a single day then keeps all threads busy.
    private static final int ROWS_PER_GROUP = 125_000;

    private TransferFile() {}

    static void write(DayOfTransfers day, Layout layout, Path file) throws IOException {
        try (ParquetWriter<Integer> writer = new Builder(file, new Rows(day, layout))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupRowCountLimit(ROWS_PER_GROUP)
                .build()) {
            for (int row = 0; row < day.size(); row++) {
                writer.write(row);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Rows rows;

        Builder(Path file, Rows rows) {
            super(new LocalOutputFile(file));
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    /** Writes rows by their number. */
    private static final class Rows extends WriteSupport<Integer> {
        private final DayOfTransfers day;
        private final Layout layout;
        private RecordConsumer consumer;

        Rows(DayOfTransfers day, Layout layout) {
            this.day = day;
            this.layout = layout;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return init(new PlainParquetConfiguration());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(MessageTypeParser.parseMessageType(layout.schema()), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(Integer number) {
            int row = number;
            consumer.startMessage();
            if (layout == Layout.IDS) {
                consumer.startField("series_id", 0);
                consumer.addInteger(day.series[row]);
                consumer.endField("series_id", 0);
                write("sender_id", 1, day.senders[row]);
                write("recipient_id", 2, day.recipients[row]);
            } else {
                write("token", 0, Addresses.ofSeries(day.series[row]));
                write("sender", 1, Addresses.ofHolder(day.senders[row]));
                write("recipient", 2, Addresses.ofHolder(day.recipients[row]));
            }
            long high = day.amountsHigh[row];
            long low = day.amountsLow[row];
            write(
                    "amount",
                    3,
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(high)
                            .putLong(low)
                            .array());
            write("amount_high", 4, high);
            write("amount_low", 5, low);
            write("block_number", 6, day.blocks[row]);
            consumer.endMessage();
        }

        private void write(String name, int index, long value) {
            consumer.startField(name, index);
            consumer.addLong(value);
            consumer.endField(name, index);
        }

        private void write(String name, int index, byte[] value) {
            consumer.startField(name, index);
            consumer.addBinary(Binary.fromConstantByteArray(value));
            consumer.endField(name, index);
        }
    }
}
