package io.chokepoint.batch.parquet;

import java.util.Arrays;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;
import org.apache.parquet.io.ParquetDecodingException;

/** Small numbers as Parquet writes levels and dictionary numbers: runs of one value, and runs packed by eight. */
final class RunLengths {
    private static final int GROUP = 8;

    private final byte[] bytes;
    private final int width;
    private final BytePacker packer;
    private final int[] group = new int[GROUP];
    private int at;
    private final int end;

    private int left;
    private boolean packed;
    private int value;
    private int leftInGroup;

    /**
     * The numbers in some bytes.
     *
     * @param width of a number in bits
     */
    RunLengths(byte[] bytes, int start, int end, int width) {
        if (width < 0 || width > Integer.SIZE) {
            throw new ParquetDecodingException("Numbers of " + width + " bits");
        }
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.width = width;
        this.packer = Packer.LITTLE_ENDIAN.newBytePacker(width);
    }

    /** Reads so many into {@code out} from {@code to} on. */
    void read(int[] out, int to, int count) {
        int next = to;
        int wanted = count;
        while (wanted > 0) {
            if (left == 0) {
                nextRun();
            }
            int taken = Math.min(wanted, left);
            if (packed) {
                unpack(out, next, taken);
            } else {
                Arrays.fill(out, next, next + taken, value);
            }
            next += taken;
            wanted -= taken;
            left -= taken;
        }
    }

    private void unpack(int[] out, int to, int count) {
        int next = to;
        int wanted = count;
        while (wanted > 0) {
            if (leftInGroup == 0 && wanted >= GROUP && at + width <= end) {
                packer.unpack8Values(bytes, at, out, next);
                at += width;
                next += GROUP;
                wanted -= GROUP;
                continue;
            }
            if (leftInGroup == 0) {
                nextGroup();
            }
            int taken = Math.min(wanted, leftInGroup);
            System.arraycopy(group, GROUP - leftInGroup, out, next, taken);
            leftInGroup -= taken;
            next += taken;
            wanted -= taken;
        }
    }

    /** Some writers leave out the last bytes of the last group, which hold no value. */
    private void nextGroup() {
        byte[] padded = Arrays.copyOfRange(bytes, Math.min(at, end), Math.min(at + width, end));
        packer.unpack8Values(Arrays.copyOf(padded, width), 0, group, 0);
        at += width;
        leftInGroup = GROUP;
    }

    private void nextRun() {
        int header = varint();
        leftInGroup = 0;
        packed = (header & 1) != 0;
        if (packed) {
            left = Math.multiplyExact(header >>> 1, GROUP);
        } else {
            left = header >>> 1;
            value = 0;
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                value |= next() << shift;
            }
        }
        if (left == 0) {
            throw new ParquetDecodingException("A run of no values at byte " + at);
        }
    }

    private int varint() {
        int result = 0;
        int shift = 0;
        int read;
        do {
            read = next();
            result |= (read & 0x7f) << shift;
            shift += 7;
        } while ((read & 0x80) != 0 && shift < Integer.SIZE);
        return result;
    }

    private int next() {
        if (at >= end) {
            throw new ParquetDecodingException("The page ends before its last value");
        }
        return bytes[at++] & 0xff;
    }
}
