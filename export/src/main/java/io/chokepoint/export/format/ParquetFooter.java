package io.chokepoint.export.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file with its sets in one order. Parquet's writer lists the encodings of a column in the order of a
 * hash set of constants, which is another one in each process: equal rows would give different bytes.
 */
final class ParquetFooter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int END = Integer.BYTES + MAGIC.length;

    private ParquetFooter() {}

    /** Writes the end of a file: what comes before the footer as it is, then the footer. */
    static void write(HeldBytes end, OutputStream target) throws IOException {
        ByteBuffer last = ByteBuffer.wrap(end.from(end.length() - END)).order(ByteOrder.LITTLE_ENDIAN);
        int start = end.length() - END - last.getInt();
        if (start < 0) {
            throw new IOException("The footer does not lie within the end of the file");
        }
        end.writeUntil(start, target);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end.from(start)));
        sort(footer);
        ByteArrayOutputStream sorted = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, sorted);
        sorted.writeTo(target);
        target.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(sorted.size())
                .array());
        target.write(MAGIC);
    }

    private static void sort(FileMetaData footer) {
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
                if (column.getMeta_data().isSetEncoding_stats()) {
                    column.getMeta_data()
                            .getEncoding_stats()
                            .sort(Comparator.comparing(PageEncodingStats::getPage_type)
                                    .thenComparing(PageEncodingStats::getEncoding));
                }
            }
        }
    }
}
