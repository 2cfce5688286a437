package io.chokepoint.ingest.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.package$;

/**
 * A Parquet file of one row group, whose columns are written in the order of its schema, from arrays.
 *
 * <p>Pages, compression and footer are parquet-java's; what lies in a page is laid out here, so that no value becomes an
 * object. Columns are optional, as Spark writes them. What compression makes hardly smaller, such as hashes, stays as it is.
 */
public final class ColumnFile implements AutoCloseable {
    private static final CompressionCodecName CODEC = CompressionCodecName.SNAPPY;
    /** A column is compressed if this part of what was tried of it is enough. */
    private static final double WORTH_IT = 0.875;

    private static final int TRIED = 1 << 18;
    private static final int ROWS_OF_A_PAGE = 1 << 14;
    private static final long ROW_GROUP = 128L << 20;

    private final ParquetFileWriter writer;
    private final MessageType schema;
    private final CodecFactory codecs;
    private final int rows;
    private ByteBuffer page = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private int column;
    private boolean packing;

    /** Puts the values of some rows of a column into a page. */
    @FunctionalInterface
    public interface Filler {
        void fill(int from, int to, ByteBuffer page);
    }

    /** Pages of numbers into a dictionary; they do for every column that has the same numbers. */
    public static final class Indices {
        private final List<byte[]> pages;
        private List<byte[]> packed;

        private Indices(List<byte[]> pages) {
            this.pages = pages;
        }
    }

    /** @param rows 1 or more */
    public ColumnFile(Path file, Configuration configuration, MessageType schema, int rows) throws IOException {
        this.schema = schema;
        this.rows = rows;
        this.codecs = new CodecFactory(configuration, 1 << 20);
        this.writer = new ParquetFileWriter(
                HadoopOutputFile.fromPath(file, configuration), schema, ParquetFileWriter.Mode.CREATE, ROW_GROUP, 0);
        writer.start();
        writer.startBlock(rows);
    }

    /** A column that has the same text in all rows. */
    public void same(String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer entry = ByteBuffer.allocate(Integer.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(bytes.length).put(bytes);
        Statistics<?> all = statistics();
        all.updateStats(org.apache.parquet.io.api.Binary.fromConstantByteArray(bytes));
        byIndex(entry.array(), 1, sameIndex(), all);
    }

    /** A column that has the same number in all rows. */
    public void same(long number) throws IOException {
        Statistics<?> all = statistics();
        all.updateStats(number);
        byIndex(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(number)
                        .array(),
                1,
                sameIndex(),
                all);
    }

    private Indices sameIndex() throws IOException {
        page.clear();
        levels(rows);
        page.put((byte) 1);
        runOf(rows, 0);
        return new Indices(List.of(Arrays.copyOf(page.array(), page.position())));
    }

    /** The numbers of rows in a dictionary of so many entries. */
    public Indices indices(int[] numbers, int entries) throws IOException {
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1));
        List<byte[]> pages = new ArrayList<>();
        for (int from = 0; from < rows; from += ROWS_OF_A_PAGE) {
            int to = Math.min(rows, from + ROWS_OF_A_PAGE);
            page.clear();
            levels(to - from);
            page.put((byte) width);
            if (isSame(numbers, from, to)) {
                runOf(to - from, numbers[from], width);
            } else {
                pack(numbers, from, to, width);
            }
            pages.add(Arrays.copyOf(page.array(), page.position()));
        }
        return new Indices(pages);
    }

    /** A column whose values stand in a dictionary, each as PLAIN has it. */
    public void byIndex(byte[] dictionary, int entries, Indices indices, Statistics<?> statistics) throws IOException {
        List<byte[]> pages = indices.pages;
        start(dictionary.length > pages.get(0).length ? dictionary : pages.get(0));
        writer.writeDictionaryPage(new DictionaryPage(
                packed(dictionary, dictionary.length), dictionary.length, entries, Encoding.PLAIN_DICTIONARY));
        if (packing && indices.packed == null) {
            indices.packed = new ArrayList<>();
            for (byte[] each : pages) {
                indices.packed.add(compressed(each, each.length));
            }
        }
        int perPage = pages.size() == 1 ? rows : ROWS_OF_A_PAGE;
        for (int i = 0; i < pages.size(); i++) {
            int count = Math.min(perPage, rows - i * perPage);
            write(
                    count,
                    pages.get(i).length,
                    BytesInput.from(packing ? indices.packed.get(i) : pages.get(i)),
                    statistics,
                    Encoding.PLAIN_DICTIONARY);
        }
        writer.endColumn();
    }

    /**
     * A column whose values are put one after the other.
     *
     * @param bytes of a value at most
     * @param absent by row, whether it has no value; null if all have one
     */
    public void plain(int bytes, boolean[] absent, Statistics<?> statistics, Filler filler) throws IOException {
        room(ROWS_OF_A_PAGE * (bytes + 1) + 64);
        for (int from = 0; from < rows; from += ROWS_OF_A_PAGE) {
            int to = Math.min(rows, from + ROWS_OF_A_PAGE);
            page.clear();
            if (absent == null) {
                levels(to - from);
            } else {
                levels(absent, from, to);
            }
            filler.fill(from, to, page);
            if (from == 0) {
                start(Arrays.copyOf(page.array(), Math.min(TRIED, page.position())));
            }
            write(to - from, page.position(), packed(page.array(), page.position()), statistics, Encoding.PLAIN);
        }
        writer.endColumn();
    }

    /** Of the next column, without any value. */
    public Statistics<?> statistics() {
        return Statistics.createStats(descriptor().getPrimitiveType());
    }

    /** Of the next column, which says nothing. */
    public Statistics<?> silent() {
        return Statistics.getBuilderForReading(descriptor().getPrimitiveType()).build();
    }

    private ColumnDescriptor descriptor() {
        return schema.getColumns().get(column);
    }

    /** @param begin of its largest part */
    private void start(byte[] begin) throws IOException {
        int tried = Math.min(TRIED, begin.length);
        packing = compressed(begin, tried).length <= WORTH_IT * tried;
        writer.startColumn(descriptor(), rows, packing ? CODEC : CompressionCodecName.UNCOMPRESSED);
        column++;
    }

    private BytesInput packed(byte[] bytes, int length) throws IOException {
        return packing ? BytesInput.from(compressed(bytes, length)) : BytesInput.from(bytes, 0, length);
    }

    private void write(int count, int size, BytesInput bytes, Statistics<?> statistics, Encoding values)
            throws IOException {
        writer.writeDataPage(count, size, bytes, statistics, count, Encoding.RLE, Encoding.RLE, values);
    }

    private byte[] compressed(byte[] bytes, int length) throws IOException {
        return codecs.getCompressor(CODEC)
                .compress(BytesInput.from(bytes, 0, length))
                .toByteArray();
    }

    /** The levels of rows that all have a value. */
    private void levels(int count) {
        int at = page.position();
        page.putInt(0);
        runOf(count, 1);
        page.putInt(at, page.position() - at - Integer.BYTES);
    }

    private void levels(boolean[] absent, int from, int to) {
        int at = page.position();
        page.putInt(0);
        int groups = (to - from + 7) / 8;
        number(groups << 1 | 1);
        for (int group = 0; group < groups; group++) {
            int bits = 0;
            for (int row = from + 8 * group; row < Math.min(to, from + 8 * group + 8); row++) {
                bits |= absent[row] ? 0 : 1 << (row - from & 7);
            }
            page.put((byte) bits);
        }
        page.putInt(at, page.position() - at - Integer.BYTES);
    }

    /** A run of a value of up to 8 bits. */
    private void runOf(int count, int value) {
        number(count << 1);
        page.put((byte) value);
    }

    private void runOf(int count, int value, int width) {
        number(count << 1);
        for (int shift = 0; shift < width; shift += 8) {
            page.put((byte) (value >>> shift));
        }
    }

    private void pack(int[] numbers, int from, int to, int width) {
        int groups = (to - from + 7) / 8;
        room(page.position() + groups * width + 16);
        number(groups << 1 | 1);
        long bits = 0;
        int held = 0;
        int padded = from + 8 * groups;
        for (int row = from; row < padded; row++) {
            bits |= (row < to ? (long) numbers[row] : 0L) << held;
            held += width;
            if (held >= Integer.SIZE) {
                page.putInt((int) bits);
                bits >>>= Integer.SIZE;
                held -= Integer.SIZE;
            }
        }
        for (; held > 0; held -= 8) {
            page.put((byte) bits);
            bits >>>= 8;
        }
    }

    /** A number as seven bits a byte. */
    private void number(int value) {
        int left = value;
        while ((left & ~0x7f) != 0) {
            page.put((byte) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        page.put((byte) left);
    }

    private void room(int bytes) {
        if (page.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            page.flip();
            page = larger.put(page);
        }
    }

    private static boolean isSame(int[] numbers, int from, int to) {
        for (int row = from + 1; row < to; row++) {
            if (numbers[row] != numbers[from]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the end of the file; returns its size in bytes. */
    public long end() throws IOException {
        writer.endBlock();
        // Without it Spark takes days for those of another calendar, and looks at each.
        writer.end(Map.of("org.apache.spark.version", package$.MODULE$.SPARK_VERSION()));
        return writer.getPos();
    }

    @Override
    public void close() throws IOException {
        codecs.release();
        writer.close();
    }
}
