package io.chokepoint.export.format;

import com.github.luben.zstd.Zstd;
import io.chokepoint.export.row.Column;
import io.chokepoint.export.row.ColumnType;
import io.chokepoint.export.row.Row;
import io.chokepoint.export.row.RowSchema;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** Reads what {@link ArrowRowWriter} writes. */
final class ArrowRowReader implements RowReader {
    private static final int LONGEST_METADATA = 1 << 20;
    private static final int LONGEST_BODY = 1 << 28;
    private static final int LONGEST_BUFFER = 1 << 27;

    private final DataInputStream source;
    private final Column[] columns;
    private final ByteBuffer[] validity;
    private final ByteBuffer[] offsets;
    private final ByteBuffer[] values;
    private int rows;
    private int position;
    private boolean ended;

    ArrowRowReader(InputStream source, RowSchema schema) throws IOException {
        this.source = new DataInputStream(source);
        columns = schema.columns().toArray(Column[]::new);
        validity = new ByteBuffer[columns.length];
        offsets = new ByteBuffer[columns.length];
        values = new ByteBuffer[columns.length];
        try {
            ArrowShape.require(schema, message());
        } catch (EOFException | RuntimeException e) {
            source.close();
            throw new IOException("The file is no stream of Arrow: " + e.getMessage(), e);
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    /** The next message; null at the end of the stream. */
    private Message message() throws IOException {
        if (four() != ArrowRowWriter.CONTINUATION) {
            throw new IOException("a message does not begin where it should");
        }
        int length = four();
        if (length == 0) {
            return null;
        }
        return Message.getRootAsMessage(bytes(length, LONGEST_METADATA));
    }

    private int four() throws IOException {
        return Integer.reverseBytes(source.readInt());
    }

    private ByteBuffer bytes(long length, int longest) throws IOException {
        if (length < 0 || length > longest) {
            throw new IOException("a message of %d bytes is longer than %d".formatted(length, longest));
        }
        byte[] bytes = new byte[(int) length];
        source.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean next(Row row) throws IOException {
        try {
            while (position == rows) {
                if (ended || !batch()) {
                    return false;
                }
            }
            row.clear();
            for (int i = 0; i < columns.length; i++) {
                if (isThere(i)) {
                    value(row, i);
                }
            }
            position++;
            return true;
        } catch (EOFException e) {
            throw new IOException("The stream ends within a message", e);
        } catch (RuntimeException e) {
            throw new IOException("A record batch cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isThere(int column) {
        ByteBuffer bits = validity[column];
        return bits.limit() == 0 || (bits.get(position >> 3) >> (position & 7) & 1) == 1;
    }

    private void value(Row row, int column) {
        ByteBuffer places = values[column];
        ColumnType type = columns[column].type();
        switch (type) {
            case TEXT, DIGITS -> {
                int start = offsets[column].getInt(position * Integer.BYTES);
                byte[] text = new byte[offsets[column].getInt((position + 1) * Integer.BYTES) - start];
                places.get(start, text);
                row.setBytes(column, text);
            }
            case REAL -> row.setReal(column, places.getDouble(position * Double.BYTES));
            case DAY -> row.setNumber(column, places.getInt(position * Integer.BYTES));
            case WHOLE, INSTANT -> row.setNumber(column, places.getLong(position * Long.BYTES));
        }
    }

    private boolean batch() throws IOException {
        Message message = message();
        if (message == null) {
            ended = true;
            if (source.read() >= 0) {
                throw new IOException("Something follows the end of the stream");
            }
            return false;
        }
        if (message.headerType() != MessageHeader.RecordBatch) {
            throw new IOException("The stream has a message of kind " + message.headerType());
        }
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        ByteBuffer body = bytes(message.bodyLength(), LONGEST_BODY);
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            validity[i] = buffer(batch, next++, body);
            if (columns[i].type().isBytes()) {
                offsets[i] = buffer(batch, next++, body);
            }
            values[i] = buffer(batch, next++, body);
        }
        rows = Math.toIntExact(batch.length());
        position = 0;
        return true;
    }

    private static ByteBuffer buffer(RecordBatch batch, int number, ByteBuffer body) throws IOException {
        Buffer place = batch.buffers(number);
        int length = Math.toIntExact(place.length());
        ByteBuffer bytes = body.slice(Math.toIntExact(place.offset()), length).order(ByteOrder.LITTLE_ENDIAN);
        BodyCompression compression = batch.compression();
        if (compression == null || length == 0) {
            return bytes;
        }
        if (compression.codec() != CompressionType.ZSTD) {
            throw new IOException("Buffers are compressed with codec " + compression.codec() + ", not with zstd");
        }
        return expand(bytes);
    }

    private static ByteBuffer expand(ByteBuffer bytes) throws IOException {
        long size = bytes.getLong();
        if (size < 0 || size > LONGEST_BUFFER) {
            throw new IOException("a buffer of %d bytes is longer than %d".formatted(size, LONGEST_BUFFER));
        }
        byte[] frame = new byte[bytes.remaining()];
        bytes.get(frame);
        byte[] plain = new byte[(int) size];
        long length = Zstd.decompress(plain, frame);
        if (Zstd.isError(length) || length != size) {
            throw new IOException("A buffer of %d bytes does not expand to %d".formatted(frame.length, size));
        }
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
