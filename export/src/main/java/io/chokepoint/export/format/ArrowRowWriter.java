package io.chokepoint.export.format;

import com.google.flatbuffers.FlatBufferBuilder;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Arrow's IPC stream. Its messages are built with Arrow's own classes of its format; its vectors would need memory outside the
 * heap, by way of doors that Java closes, and leave what was there before in the places of absent values.
 */
final class ArrowRowWriter implements RowWriter {
    static final int CONTINUATION = -1;
    static final int ALIGNMENT = 8;

    private static final int BATCH_ROWS = 1 << 13;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int FIRST_CAPACITY = 1 << 10;

    private final OutputStream target;
    private final ArrowColumn[] columns;
    private final PageCompressor compressor;
    private int rows;
    private boolean closed;

    /** @param compressed whether buffers are compressed with zstd, as the format provides */
    ArrowRowWriter(OutputStream target, RowSchema schema, boolean compressed) throws IOException {
        this.target = new BufferedOutputStream(target, BUFFER);
        this.compressor = compressed ? new PageCompressor() : null;
        columns = new ArrowColumn[schema.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ArrowColumn(i, schema.column(i).type());
        }
        message(ArrowShape.message(schema));
    }

    private void message(ByteBuffer metadata) throws IOException {
        int padding = padding(metadata.remaining());
        ByteBuffer prefix = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        prefix.putInt(CONTINUATION).putInt(metadata.remaining() + padding);
        target.write(prefix.array());
        target.write(metadata.array(), metadata.arrayOffset() + metadata.position(), metadata.remaining());
        target.write(new byte[padding]);
    }

    private static int padding(int length) {
        return -length & (ALIGNMENT - 1);
    }

    @Override
    public void write(Row row) throws IOException {
        int largest = 0;
        for (ArrowColumn column : columns) {
            largest = Math.max(largest, column.add(row));
        }
        rows++;
        if (rows == BATCH_ROWS || largest >= BATCH_BYTES) {
            endBatch();
        }
    }

    private void endBatch() throws IOException {
        List<PageBytes> buffers = new ArrayList<>();
        for (ArrowColumn column : columns) {
            for (PageBytes plain : column.buffers()) {
                buffers.add(compressor == null || plain.length() == 0 ? plain : compressed(plain));
            }
        }
        message(header(buffers));
        for (PageBytes buffer : buffers) {
            target.write(buffer.array(), 0, buffer.length());
            target.write(new byte[padding(buffer.length())]);
        }
        for (ArrowColumn column : columns) {
            column.clear();
        }
        rows = 0;
    }

    private PageBytes compressed(PageBytes plain) {
        byte[] frame = compressor.compress(plain);
        PageBytes buffer = new PageBytes();
        buffer.putLong(plain.length());
        buffer.put(frame, frame.length);
        return buffer;
    }

    private ByteBuffer header(List<PageBytes> buffers) {
        FlatBufferBuilder builder = new FlatBufferBuilder(FIRST_CAPACITY);
        // Flat buffers are built from their end.
        RecordBatch.startNodesVector(builder, columns.length);
        for (int i = columns.length - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, rows, columns[i].nulls());
        }
        int nodes = builder.endVector();
        long bodyLength = buffers.stream()
                .mapToLong(buffer -> buffer.length() + padding(buffer.length()))
                .sum();
        RecordBatch.startBuffersVector(builder, buffers.size());
        long end = bodyLength;
        for (int i = buffers.size() - 1; i >= 0; i--) {
            int length = buffers.get(i).length();
            end -= length + padding(length);
            Buffer.createBuffer(builder, end, length);
        }
        int places = builder.endVector();
        int compression = compressor == null
                ? 0
                : BodyCompression.createBodyCompression(builder, CompressionType.ZSTD, BodyCompressionMethod.BUFFER);
        int batch = RecordBatch.createRecordBatch(builder, rows, nodes, places, compression, 0);
        return ArrowShape.finish(builder, MessageHeader.RecordBatch, batch, bodyLength);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target;
                compressor) {
            if (rows > 0) {
                endBatch();
            }
            target.write(ByteBuffer.allocate(2 * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(CONTINUATION)
                    .putInt(0)
                    .array());
        }
    }
}
