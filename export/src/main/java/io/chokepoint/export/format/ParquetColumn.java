package io.chokepoint.export.format;

import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * One column of the row group that is being written: the page that grows, and those before it.
 *
 * <p>Values go from rows into pages without becoming objects: that is most of the time that Parquet's own way from records to
 * pages takes. What repeats becomes numbers into a dictionary, as long as that is small; from there on values are plain.
 */
final class ParquetColumn {
    private static final int SLAB = 1 << 10;
    private static final int MOST_SLAB = 1 << 20;

    private final int position;
    private final ColumnType type;
    private final ParquetPages pages;
    private final RunLengthBitPackingHybridEncoder levels;
    private final PageRange range;
    private final int[] numbers;
    private final PageBytes plain = new PageBytes();
    private final PageBytes whole = new PageBytes();
    private ValueDictionary dictionary;
    private boolean isPlain;
    private byte[] lastBytes;
    private long lastNumber;
    private int lastIndex;
    private int values;

    /** @param rows of a page at most */
    ParquetColumn(int position, ColumnType type, ColumnDescriptor descriptor, PageCompressor compressor, int rows) {
        this.position = position;
        this.type = type;
        pages = new ParquetPages(descriptor, compressor);
        levels = descriptor.getMaxDefinitionLevel() == 0 ? null : encoder(1);
        range = new PageRange(type, descriptor.getPrimitiveType());
        numbers = new int[rows];
        beginGroup();
    }

    private static RunLengthBitPackingHybridEncoder encoder(int width) {
        return new RunLengthBitPackingHybridEncoder(width, SLAB, MOST_SLAB, new HeapByteBufferAllocator());
    }

    private void beginGroup() {
        // Numbers seldom repeat: looking each up costs more than it saves.
        isPlain = switch (type) {
            case TEXT, DAY, INSTANT -> false;
            case DIGITS, WHOLE, REAL -> true;
        };
        dictionary = new ValueDictionary();
    }

    /** Adds the value of a row to the page; gives the size of what is in the page and not in the dictionary. */
    int add(Row row) throws IOException {
        boolean isAbsent = row.isNull(position);
        if (levels != null) {
            levels.writeInt(isAbsent ? 0 : 1);
        }
        if (isAbsent) {
            range.addNull();
        } else if (type.isBytes()) {
            add(row.bytes(position));
        } else {
            add(row.number(position));
        }
        return plain.length();
    }

    private void add(byte[] value) {
        // A reader of rows gives the same array again for the same text.
        boolean isSame = values > 0 && value == lastBytes;
        if (!isSame) {
            range.add(value);
            lastBytes = value;
        }
        if (!isPlain) {
            place(isSame ? lastIndex : dictionary.number(value));
        }
        if (isPlain) {
            plain.putText(value);
        }
        values++;
    }

    private void add(long value) {
        boolean isSame = values > 0 && value == lastNumber;
        if (!isSame) {
            range.add(value);
            lastNumber = value;
        }
        if (!isPlain) {
            place(isSame ? lastIndex : dictionary.number(bytes(value)));
        }
        if (isPlain) {
            putNumber(plain, type, value);
        }
        values++;
    }

    /** Places the number of a value, unless the dictionary has no room for it. */
    private void place(int index) {
        if (index < 0) {
            makePlain();
        } else {
            numbers[values] = index;
            lastIndex = index;
        }
    }

    /** Puts a number as PLAIN has it. */
    static void putNumber(PageBytes target, ColumnType type, long value) {
        if (type == ColumnType.DAY) {
            target.putInt(Math.toIntExact(value));
        } else {
            target.putLong(value);
        }
    }

    private byte[] bytes(long value) {
        PageBytes bytes = new PageBytes();
        putNumber(bytes, type, value);
        return Arrays.copyOf(bytes.array(), bytes.length());
    }

    /** The dictionary is full: what the page has so far, and all until the end of the row group, is written as it is. */
    private void makePlain() {
        isPlain = true;
        for (int i = 0; i < values; i++) {
            putEntry(plain, dictionary.value(numbers[i]));
        }
    }

    private void putEntry(PageBytes target, byte[] value) {
        if (type.isBytes()) {
            target.putText(value);
        } else {
            target.put(value, value.length);
        }
    }

    /** Completes the page, of this many rows. */
    void endPage(int rows) throws IOException {
        whole.clear();
        if (levels != null) {
            BytesInput encoded = levels.toBytes();
            whole.putInt(Math.toIntExact(encoded.size()));
            whole.put(encoded);
            levels.reset();
        }
        boolean isNumbers = !isPlain && values > 0;
        if (isNumbers) {
            putNumbers();
        } else if (levels != null) {
            whole.put(plain.array(), plain.length());
        }
        PageBytes page = isNumbers || levels != null ? whole : plain;
        pages.add(rows, page, range.statistics(), isNumbers);
        range.clear();
        plain.clear();
        values = 0;
    }

    private void putNumbers() throws IOException {
        int width = dictionary.width();
        whole.put((byte) width);
        try (RunLengthBitPackingHybridEncoder encoder = encoder(width)) {
            for (int i = 0; i < values; i++) {
                encoder.writeInt(numbers[i]);
            }
            whole.put(encoder.toBytes());
        }
    }

    /** Bytes of the complete pages. */
    long held() {
        return pages.held();
    }

    /** Writes the pages; the next row begins another row group. */
    void endGroup(ParquetFileWriter writer) throws IOException {
        whole.clear();
        for (int i = 0; i < dictionary.size(); i++) {
            putEntry(whole, dictionary.value(i));
        }
        pages.write(writer, whole, dictionary.size());
        beginGroup();
    }
}
