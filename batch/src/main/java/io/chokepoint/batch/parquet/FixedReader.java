package io.chokepoint.batch.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Values of a fixed number of bytes, whether the file says so or each of them. */
final class FixedReader extends ColumnReader {
    private final int bytes;
    private final boolean prefixed;
    private final byte[] known;
    private final byte[] values;

    FixedReader(ColumnSpec spec, ColumnDescriptor column, PageReader pages) {
        super(spec, column, pages);
        this.bytes = spec.bytes();
        this.prefixed = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        this.known = known(dictionary());
        this.values = new byte[ColumnBatch.ROWS * bytes];
    }

    private byte[] known(Dictionary dictionary) {
        byte[] all = new byte[dictionary == null ? 0 : (dictionary.getMaxId() + 1) * bytes];
        for (int at = 0; at < all.length; at += bytes) {
            put(dictionary.decodeToBinary(at / bytes).getBytesUnsafe(), all, at);
        }
        return all;
    }

    private void put(byte[] value, byte[] into, int at) {
        require(value.length);
        System.arraycopy(value, 0, into, at, bytes);
    }

    private void require(int length) {
        if (length != bytes) {
            throw new ParquetDecodingException(
                    "Column %s holds a value of %d bytes, where each has %d".formatted(spec().name(), length, bytes));
        }
    }

    /** The values of the last batch one after the other; zeros where one is missing. */
    byte[] values() {
        return values;
    }

    @Override
    void fromDictionary(int[] numbers, int from, int count) {
        for (int row = from; row < from + count; row++) {
            System.arraycopy(known, numbers[row] * bytes, values, row * bytes, bytes);
        }
    }

    @Override
    int fromPlain(byte[] page, int at, int from, int count) {
        if (!prefixed) {
            System.arraycopy(page, at, values, from * bytes, count * bytes);
            return at + count * bytes;
        }
        ByteBuffer plain = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).position(at);
        for (int row = from; row < from + count; row++) {
            require(plain.getInt());
            plain.get(values, row * bytes, bytes);
        }
        return plain.position();
    }

    @Override
    void fromReader(ValuesReader reader, int from, int count) {
        for (int row = from; row < from + count; row++) {
            put(reader.readBytes().getBytes(), values, row * bytes);
        }
    }

    @Override
    void move(int from, int to) {
        System.arraycopy(values, from * bytes, values, to * bytes, bytes);
    }

    @Override
    void clear(int row) {
        Arrays.fill(values, row * bytes, (row + 1) * bytes, (byte) 0);
    }
}
