package io.chokepoint.ingest.transfer;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Some hundred thousand transfers that were read one after the other, in columns; and what else was read between them.
 *
 * <p>All are of one source. Every row has passed its checks; what is not known of it is whether its record is there twice.
 */
public final class TransferChunk implements Externalizable {
    private static final long serialVersionUID = 1L;

    /** Characters of a transaction hash without its 0x. */
    static final int HASH = 64;

    /** Half of an amount that has none, since it is 2^126 or more. */
    static final long WIDE = -1;

    private static final long MICROS_OF_A_DAY = 86_400_000_000L;
    private static final int MICROS_OF_A_SECOND = 1_000_000;
    private static final int DIGITS = 8;
    private static final int INTS = 6;
    private static final int LONGS = 5;

    int source;
    int rows;
    /** Position in {@link #runs}, by row: which part of which file the row is of. */
    int[] run;
    /** Number of its line in the part, by row. */
    int[] line;

    int[] token;
    int[] sender;
    int[] recipient;
    long[] block;
    long[] log;
    /** Microseconds since 1970, by row. */
    long[] time;
    /** {@link #WIDE} where the amount has no halves. */
    long[] amountHigh;

    long[] amountLow;
    /** Where the digits of the row's amount end. */
    int[] amountEnd;

    byte[] amounts;
    byte[] hashes;
    HolderSet tokens = new HolderSet();
    HolderSet holders = new HolderSet();
    /** The parts that rows are of; those that end here have their summaries, too. */
    List<Integer> runs = new ArrayList<>();

    List<PartSummary> ended = new ArrayList<>();
    List<RejectedLine> rejected = new ArrayList<>();

    /** For deserialisation. */
    public TransferChunk() {}

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /** The day of a row, UTC, counted from 1970. */
    int day(int row) {
        return (int) Math.floorDiv(time[row], MICROS_OF_A_DAY);
    }

    /** A hash of the row's key, its network apart. */
    long key(int row) {
        return Keys.of(hashes, row * HASH, log[row]);
    }

    int amountStart(int row) {
        return row == 0 ? 0 : amountEnd[row - 1];
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        int digits = rows == 0 ? 0 : amountEnd[rows - 1];
        int most = INTS * (1 + rows * Integer.BYTES) + LONGS * (5 + rows * Long.BYTES) + rows * HASH / 2 + digits;
        ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] column : new int[][] {run, line, token, sender, recipient, amountEnd}) {
            put(column, bytes);
        }
        for (long[] column : new long[][] {block, log, time, amountHigh, amountLow}) {
            put(column, bytes);
        }
        for (int at = 0; at < rows * HASH; at += DIGITS) {
            bytes.putInt(Hex.bits(Hex.word(hashes, at)));
        }
        bytes.put(amounts, 0, digits);
        out.writeInt(source);
        out.writeInt(rows);
        out.writeInt(bytes.position());
        out.write(bytes.array(), 0, bytes.position());
        tokens.writeExternal(out);
        holders.writeExternal(out);
        out.writeObject(runs);
        out.writeObject(ended);
        out.writeObject(rejected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
        source = in.readInt();
        rows = in.readInt();
        ByteBuffer bytes = ByteBuffer.allocate(in.readInt()).order(ByteOrder.LITTLE_ENDIAN);
        in.readFully(bytes.array());
        run = ints(bytes);
        line = ints(bytes);
        token = ints(bytes);
        sender = ints(bytes);
        recipient = ints(bytes);
        amountEnd = ints(bytes);
        block = longs(bytes);
        log = longs(bytes);
        time = longs(bytes);
        amountHigh = longs(bytes);
        amountLow = longs(bytes);
        hashes = new byte[rows * HASH];
        for (int at = 0; at < hashes.length; at += DIGITS) {
            Hex.put(bytes.getInt(), hashes, at);
        }
        amounts = new byte[bytes.remaining()];
        bytes.get(amounts);
        tokens.readExternal(in);
        holders.readExternal(in);
        runs = (List<Integer>) in.readObject();
        ended = (List<PartSummary>) in.readObject();
        rejected = (List<RejectedLine>) in.readObject();
    }

    private void put(int[] column, ByteBuffer bytes) {
        boolean zero = true;
        for (int row = 0; zero && row < rows; row++) {
            zero = column[row] == 0;
        }
        bytes.put((byte) (zero ? 0 : Integer.BYTES));
        if (!zero) {
            bytes.asIntBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Integer.BYTES);
        }
    }

    /** Most numbers are short, once microseconds are seconds: what goes to the disk and back is what costs. */
    private void put(long[] column, ByteBuffer bytes) {
        long all = 0;
        boolean seconds = true;
        for (int row = 0; row < rows; row++) {
            all |= column[row];
            seconds &= column[row] % MICROS_OF_A_SECOND == 0;
        }
        int unit = seconds ? MICROS_OF_A_SECOND : 1;
        boolean narrow = true;
        for (int row = 0; narrow && row < rows; row++) {
            narrow = column[row] / unit == (int) (column[row] / unit);
        }
        bytes.put((byte) (all == 0 ? 0 : narrow ? Integer.BYTES : Long.BYTES));
        if (all != 0 && narrow) {
            bytes.putInt(unit);
            for (int row = 0; row < rows; row++) {
                bytes.putInt((int) (column[row] / unit));
            }
        } else if (all != 0) {
            bytes.asLongBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
    }

    private int[] ints(ByteBuffer bytes) {
        int[] column = new int[rows];
        if (bytes.get() != 0) {
            bytes.asIntBuffer().get(column);
            bytes.position(bytes.position() + rows * Integer.BYTES);
        }
        return column;
    }

    private long[] longs(ByteBuffer bytes) {
        long[] column = new long[rows];
        int width = bytes.get();
        if (width == Integer.BYTES) {
            long unit = bytes.getInt();
            for (int row = 0; row < rows; row++) {
                column[row] = unit * bytes.getInt();
            }
        } else if (width == Long.BYTES) {
            bytes.asLongBuffer().get(column);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
        return column;
    }
}
