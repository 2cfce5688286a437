package io.chokepoint.ingest.transfer;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Distinct addresses of 20 bytes, each by its position in the order of arrival. */
public final class HolderSet implements Externalizable {
    private static final long serialVersionUID = 1L;

    /** Characters of an address. */
    public static final int TEXT = 42;

    private static final int WORDS = 3;
    private static final int FIRST = 1 << 10;

    // What belongs to one address lies together: to find it costs two looks into memory, and those are what costs.
    private long[] words = new long[WORDS * FIRST];
    private int size;
    // Positions by hash, each plus one; absent in a set that was read, which only grows again when asked to.
    private int[] table = new int[2 * FIRST];

    /** An empty set. */
    public HolderSet() {}

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The position of an address, which is added if it is not there. */
    public int add(long first, long second, int last) {
        int slot = slot(first, second, last);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        put(first, second, last);
        table[slot] = size;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** The position of an address, or -1. */
    int find(long first, long second, int last) {
        int slot = slot(first, second, last);
        return table[slot] - 1;
    }

    /** Appends one of another set, which must not be there yet. */
    void append(HolderSet other, int position) {
        table = null;
        put(other.first(position), other.second(position), other.last(position));
    }

    /** Forgets all of them. */
    void clear() {
        size = 0;
        table = null;
    }

    private void put(long first, long second, int last) {
        int at = WORDS * size;
        if (at == words.length) {
            words = Arrays.copyOf(words, Math.max(WORDS * FIRST, WORDS * (size + (size >> 1))));
        }
        words[at] = first;
        words[at + 1] = second;
        words[at + 2] = last;
        size++;
    }

    /** Where an address is in the table, or would be. */
    private int slot(long first, long second, int last) {
        if (table == null) {
            rehash();
        }
        int mask = table.length - 1;
        int slot = hash(first, second, last) & mask;
        for (int found = table[slot]; found != 0; found = table[slot]) {
            int at = WORDS * (found - 1);
            if (words[at] == first && words[at + 1] == second && words[at + 2] == last) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Adds what a text of 0x and 40 lower-case digits is; -1 if it is none. */
    public int add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == TEXT && bytes[0] == '0' && bytes[1] == 'x' ? addText(bytes, 2) : -1;
    }

    /** Adds the address whose 40 digits are there; -1 if these are not lower-case digits. */
    public int addText(byte[] text, int at) {
        long a = Hex.word(text, at);
        long b = Hex.word(text, at + 8);
        long c = Hex.word(text, at + 16);
        long d = Hex.word(text, at + 24);
        long e = Hex.word(text, at + 32);
        if ((Hex.wrong(a) | Hex.wrong(b) | Hex.wrong(c) | Hex.wrong(d) | Hex.wrong(e)) != 0) {
            return -1;
        }
        return add(pair(Hex.bits(a), Hex.bits(b)), pair(Hex.bits(c), Hex.bits(d)), Hex.bits(e));
    }

    long first(int position) {
        return words[WORDS * position];
    }

    long second(int position) {
        return words[WORDS * position + 1];
    }

    int last(int position) {
        return (int) words[WORDS * position + 2];
    }

    boolean isZero(int position) {
        return (first(position) | second(position) | last(position)) == 0;
    }

    /** Compares two of them as their texts compare, byte by byte. */
    int compare(int one, int other) {
        int order = Long.compareUnsigned(first(one), first(other));
        if (order == 0) {
            order = Long.compareUnsigned(second(one), second(other));
        }
        return order == 0 ? Integer.compareUnsigned(last(one), last(other)) : order;
    }

    /** Writes the text of one, {@link #TEXT} characters; returns the position behind it. */
    int put(int position, byte[] text, int at) {
        text[at] = '0';
        text[at + 1] = 'x';
        int next = Hex.put((int) (first(position) >>> 32), text, at + 2);
        next = Hex.put((int) first(position), text, next);
        next = Hex.put((int) (second(position) >>> 32), text, next);
        next = Hex.put((int) second(position), text, next);
        return Hex.put(last(position), text, next);
    }

    /** The text of one. */
    String text(int position) {
        byte[] text = new byte[TEXT];
        put(position, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private void rehash() {
        table = new int[Integer.highestOneBit(Math.max(4 * size, 2 * FIRST))];
        int mask = table.length - 1;
        for (int position = 0; position < size; position++) {
            int slot = hash(first(position), second(position), last(position)) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = position + 1;
        }
    }

    private static int hash(long first, long second, int last) {
        long hash = (first ^ Long.rotateLeft(second, 21) ^ last * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
        return (int) (hash >>> 33);
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right & 0xffffffffL;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES * size);
        bytes.asLongBuffer().put(words, 0, WORDS * size);
        out.writeInt(size);
        out.write(bytes.array());
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        size = in.readInt();
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES * size);
        in.readFully(bytes.array());
        words = new long[WORDS * size];
        bytes.asLongBuffer().get(words);
        table = null;
    }
}
