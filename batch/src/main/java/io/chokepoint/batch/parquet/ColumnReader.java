package io.chokepoint.batch.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;

/** Reads a column of one row group, a batch after the other. */
abstract class ColumnReader {
    private final ColumnSpec spec;
    private final ColumnDescriptor column;
    private final PageReader pages;
    private final Dictionary dictionary;
    private final boolean[] nulls = new boolean[ColumnBatch.ROWS];
    private final int[] numbers = new int[ColumnBatch.ROWS];

    private int leftInPage;
    private RunLengths levels;
    /** Exactly one of these three holds the values of the page. */
    private RunLengths byDictionary;

    private byte[] plain;
    private ValuesReader others;
    private int atPlain;

    ColumnReader(ColumnSpec spec, ColumnDescriptor column, PageReader pages) {
        this.spec = spec;
        this.column = column;
        this.pages = pages;
        this.dictionary = dictionary(column, pages);
    }

    private static Dictionary dictionary(ColumnDescriptor column, PageReader pages) {
        DictionaryPage page = pages.readDictionaryPage();
        try {
            return page == null ? null : page.getEncoding().initDictionary(column, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next rows of the row group, at most a batch's. */
    final boolean read(int rows) {
        boolean missing = false;
        int done = 0;
        while (done < rows) {
            if (leftInPage == 0) {
                open(pages.readPage());
            }
            int taken = Math.min(rows - done, leftInPage);
            if (levels == null) {
                values(done, taken);
                Arrays.fill(nulls, done, done + taken, false);
            } else {
                missing |= valuesWithLevels(done, taken);
            }
            done += taken;
            leftInPage -= taken;
        }
        return missing;
    }

    private boolean valuesWithLevels(int from, int rows) {
        levels.read(numbers, from, rows);
        int present = 0;
        for (int row = from; row < from + rows; row++) {
            present += numbers[row];
            nulls[row] = numbers[row] == 0;
        }
        if (present < rows && !spec.nullable()) {
            throw new ParquetDecodingException(
                    "Column %s lacks %d values; each row needs one".formatted(spec.name(), rows - present));
        }
        values(from, present);
        int source = from + present - 1;
        for (int row = from + rows - 1; row > source; row--) {
            if (nulls[row]) {
                clear(row);
            } else {
                move(source--, row);
            }
        }
        return present < rows;
    }

    private void values(int from, int count) {
        if (byDictionary != null) {
            byDictionary.read(numbers, from, count);
            fromDictionary(numbers, from, count);
        } else if (plain != null) {
            atPlain = fromPlain(plain, atPlain, from, count);
        } else {
            fromReader(others, from, count);
        }
    }

    private void open(DataPage page) {
        if (page == null) {
            throw new ParquetDecodingException("Column %s ends before its row group".formatted(spec.name()));
        }
        leftInPage = page.getValueCount();
        try {
            if (page instanceof DataPageV1 first) {
                openFirst(first);
            } else {
                openSecond((DataPageV2) page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openFirst(DataPageV1 page) throws IOException {
        byte[] bytes = page.getBytes().toByteArray();
        levels = null;
        int start = 0;
        if (column.getMaxDefinitionLevel() > 0) {
            if (page.getDlEncoding() != Encoding.RLE) {
                throw new ParquetDecodingException(
                        "Column %s has levels in the encoding %s".formatted(spec.name(), page.getDlEncoding()));
            }
            int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
            start = Integer.BYTES + length;
            levels = new RunLengths(bytes, Integer.BYTES, start, 1);
        }
        openValues(page.getValueEncoding(), bytes, start);
    }

    private void openSecond(DataPageV2 page) throws IOException {
        levels = null;
        if (column.getMaxDefinitionLevel() > 0) {
            byte[] bytes = page.getDefinitionLevels().toByteArray();
            levels = new RunLengths(bytes, 0, bytes.length, 1);
        }
        openValues(page.getDataEncoding(), page.getData().toByteArray(), 0);
    }

    private void openValues(Encoding encoding, byte[] bytes, int start) throws IOException {
        byDictionary = null;
        plain = null;
        others = null;
        if (encoding.usesDictionary()) {
            if (dictionary == null) {
                throw new ParquetDecodingException("Column %s lacks its dictionary".formatted(spec.name()));
            }
            int width = start < bytes.length ? bytes[start] : 0;
            byDictionary = new RunLengths(bytes, Math.min(start + 1, bytes.length), bytes.length, width);
        } else if (encoding == Encoding.PLAIN) {
            plain = bytes;
            atPlain = start;
        } else {
            others = encoding.getValuesReader(column, ValuesType.VALUES);
            others.initFromPage(
                    leftInPage,
                    ByteBufferInputStream.wrap(
                            ByteBuffer.wrap(bytes, start, bytes.length - start).slice()));
        }
    }

    final Dictionary dictionary() {
        return dictionary;
    }

    final ColumnSpec spec() {
        return spec;
    }

    /** By row of the last batch, whether its value is missing. */
    final boolean[] nulls() {
        return nulls;
    }

    /** Puts the values of these numbers in the dictionary where they stand. */
    abstract void fromDictionary(int[] numbers, int from, int count);

    /** Puts plain values from {@code from} on; returns where the next one begins. */
    abstract int fromPlain(byte[] page, int at, int from, int count);

    /** Puts values of any encoding from {@code from} on. */
    abstract void fromReader(ValuesReader reader, int from, int count);

    /** Moves the value of a row to a later one. */
    abstract void move(int from, int to);

    /** Puts zero in a row without value. */
    abstract void clear(int row);
}
