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

    /** Words of a transaction hash. */
    static final int WORDS = 4;

    private static final int HASH_BYTES = WORDS * Long.BYTES;

    /** Half of an amount that has none, since it is 2^126 or more. */
    static final long WIDE = -1;

    private static final long MICROS_OF_A_DAY = 86_400_000_000L;
    private static final int MICROS_OF_A_SECOND = 1_000_000;
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
    /** The bits of transaction hashes, {@link #WORDS} by row. */
    long[] hashes;

    HolderSet tokens = new HolderSet();
    HolderSet holders = new HolderSet();
    /** The parts that rows are of; those that end here have their summaries, too. */
    List<Integer> runs = new ArrayList<>();

    List<PartSummary> ended = new ArrayList<>();
    List<RejectedLine> rejected = new ArrayList<>();

    /** The columns as they stood on the disk; null once they are arrays. */
    private byte[] stored;
    /** By position in {@link #holders}, whether a row names it; null before it was asked for. */
    private boolean[] named;

    /** For deserialisation. */
    public TransferChunk() {}

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /**
     * By position in {@link #holders}, whether a row that is taken names the holder; nobody is none.
     *
     * @param accepted which rows are taken
     */
    boolean[] used(Accepted accepted) {
        if (accepted.all()) {
            return named();
        }
        return named(accepted.of(open()));
    }

    /** By position in {@link #holders}, whether a row names it; nobody is none. */
    boolean[] named() {
        if (named == null) {
            named = named(null);
        }
        return named;
    }

    private boolean[] named(boolean[] taken) {
        boolean[] used = new boolean[holders.size()];
        for (int row = 0; row < rows; row++) {
            if (taken == null || taken[row]) {
                used[sender[row]] = true;
                used[recipient[row]] = true;
            }
        }
        for (int holder = 0; holder < used.length; holder++) {
            used[holder] &= !holders.isZero(holder);
        }
        return used;
    }

    /** The day of a row, UTC, counted from 1970. */
    int day(int row) {
        return (int) Math.floorDiv(time[row], MICROS_OF_A_DAY);
    }

    /** A hash of the row's key, its network apart. */
    long key(int row) {
        return Keys.of(hashes, row * WORDS, log[row]);
    }

    int amountStart(int row) {
        return row == 0 ? 0 : amountEnd[row - 1];
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        int digits = rows == 0 ? 0 : amountEnd[rows - 1];
        int most = INTS * (1 + rows * Integer.BYTES) + LONGS * (5 + rows * Long.BYTES) + rows * HASH_BYTES + digits;
        ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] column : new int[][] {run, line, token, sender, recipient, amountEnd}) {
            put(column, bytes);
        }
        for (long[] column : new long[][] {block, log, time, amountHigh, amountLow}) {
            put(column, bytes);
        }
        bytes.asLongBuffer().put(hashes, 0, rows * WORDS);
        bytes.position(bytes.position() + rows * HASH_BYTES);
        bytes.put(amounts, 0, digits);
        out.writeInt(source);
        out.writeInt(rows);
        out.writeInt(bytes.position());
        out.write(bytes.array(), 0, bytes.position());
        boolean[] names = named();
        byte[] bits = new byte[names.length];
        for (int holder = 0; holder < names.length; holder++) {
            bits[holder] = (byte) (names[holder] ? 1 : 0);
        }
        out.writeInt(bits.length);
        out.write(bits);
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
        stored = new byte[in.readInt()];
        in.readFully(stored);
        byte[] bits = new byte[in.readInt()];
        in.readFully(bits);
        named = new boolean[bits.length];
        for (int holder = 0; holder < bits.length; holder++) {
            named[holder] = bits[holder] != 0;
        }
        tokens.readExternal(in);
        holders.readExternal(in);
        runs = (List<Integer>) in.readObject();
        ended = (List<PartSummary>) in.readObject();
        rejected = (List<RejectedLine>) in.readObject();
    }

    /** The chunk with its columns as arrays; one that comes from the disk has none before this. */
    TransferChunk open() {
        if (stored == null) {
            return this;
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        stored = null;
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
        hashes = new long[rows * WORDS];
        bytes.asLongBuffer().get(hashes);
        bytes.position(bytes.position() + rows * HASH_BYTES);
        amounts = new byte[bytes.remaining()];
        bytes.get(amounts);
        return this;
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
        boolean narrow = true;
        for (int row = 0; row < rows; row++) {
            all |= column[row];
            narrow &= column[row] == (int) column[row];
        }
        boolean seconds = !narrow && areShortSeconds(column);
        bytes.put((byte) (all == 0 ? 0 : narrow || seconds ? Integer.BYTES : Long.BYTES));
        if (all == 0) {
            return;
        }
        if (seconds) {
            bytes.putInt(MICROS_OF_A_SECOND);
            for (int row = 0; row < rows; row++) {
                bytes.putInt((int) (column[row] / MICROS_OF_A_SECOND));
            }
        } else if (narrow) {
            bytes.putInt(1);
            for (int row = 0; row < rows; row++) {
                bytes.putInt((int) column[row]);
            }
        } else {
            bytes.asLongBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
    }

    private boolean areShortSeconds(long[] column) {
        for (int row = 0; row < rows; row++) {
            long seconds = column[row] / MICROS_OF_A_SECOND;
            if (seconds != (int) seconds || seconds * MICROS_OF_A_SECOND != column[row]) {
                return false;
            }
        }
        return true;
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
