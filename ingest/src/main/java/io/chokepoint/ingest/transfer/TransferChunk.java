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
        ByteBuffer bytes = ByteBuffer.allocate(rows * (6 * Integer.BYTES + 5 * Long.BYTES + HASH) + digits)
                .order(ByteOrder.nativeOrder());
        for (int[] column : new int[][] {run, line, token, sender, recipient, amountEnd}) {
            bytes.asIntBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Integer.BYTES);
        }
        for (long[] column : new long[][] {block, log, time, amountHigh, amountLow}) {
            bytes.asLongBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
        bytes.put(hashes, 0, rows * HASH).put(amounts, 0, digits);
        out.writeInt(source);
        out.writeInt(rows);
        out.writeBoolean(bytes.order() == ByteOrder.BIG_ENDIAN);
        out.writeInt(digits);
        out.write(bytes.array());
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
        ByteOrder order = in.readBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int digits = in.readInt();
        ByteBuffer bytes = ByteBuffer.allocate(rows * (6 * Integer.BYTES + 5 * Long.BYTES + HASH) + digits)
                .order(order);
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
        amounts = new byte[digits];
        bytes.get(hashes).get(amounts);
        tokens.readExternal(in);
        holders.readExternal(in);
        runs = (List<Integer>) in.readObject();
        ended = (List<PartSummary>) in.readObject();
        rejected = (List<RejectedLine>) in.readObject();
    }

    private int[] ints(ByteBuffer bytes) {
        int[] column = new int[rows];
        bytes.asIntBuffer().get(column);
        bytes.position(bytes.position() + rows * Integer.BYTES);
        return column;
    }

    private long[] longs(ByteBuffer bytes) {
        long[] column = new long[rows];
        bytes.asLongBuffer().get(column);
        bytes.position(bytes.position() + rows * Long.BYTES);
        return column;
    }
}
