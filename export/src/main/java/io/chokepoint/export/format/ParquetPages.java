package io.chokepoint.export.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The complete pages of one column of a row group, compressed, until the group is written. */
final class ParquetPages {
    private final ColumnDescriptor descriptor;
    private final PageCompressor compressor;
    private final List<Page> pages = new ArrayList<>();
    private long held;

    ParquetPages(ColumnDescriptor descriptor, PageCompressor compressor) {
        this.descriptor = descriptor;
        this.compressor = compressor;
    }

    private record Page(int rows, int size, byte[] bytes, Statistics<?> statistics, Encoding encoding) {}

    /**
     * Adds a page.
     *
     * @param isNumbers whether its values are numbers into the dictionary
     */
    void add(int rows, PageBytes page, Statistics<?> statistics, boolean isNumbers) throws IOException {
        Encoding encoding = isNumbers ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN;
        byte[] compressed = compressor.compress(page);
        pages.add(new Page(rows, page.length(), compressed, statistics, encoding));
        held += compressed.length;
    }

    /** Bytes of the pages. */
    long held() {
        return held;
    }

    /**
     * Writes the pages and forgets them.
     *
     * @param dictionary its values one after another, written only where a page has numbers into it
     * @param entries number of its values
     */
    void write(ParquetFileWriter writer, PageBytes dictionary, int entries) throws IOException {
        long rows = pages.stream().mapToLong(Page::rows).sum();
        writer.startColumn(descriptor, rows, CompressionCodecName.ZSTD);
        if (pages.stream().anyMatch(page -> page.encoding() == Encoding.PLAIN_DICTIONARY)) {
            BytesInput compressed = BytesInput.from(compressor.compress(dictionary));
            writer.writeDictionaryPage(
                    new DictionaryPage(compressed, dictionary.length(), entries, Encoding.PLAIN_DICTIONARY));
        }
        for (Page page : pages) {
            writer.writeDataPage(
                    page.rows(),
                    page.size(),
                    BytesInput.from(page.bytes()),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        writer.endColumn();
        pages.clear();
        held = 0;
    }
}
