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

    /** Words of an address. */
    static final int WORDS = 3;

    private static final int FIRST = 1 << 10;

    /** So many are looked up together. */
    private static final int TOGETHER = 128;

    // What belongs to one address lies together: looks into memory are what costs.
    private long[] words;
    private int size;
    // Positions by hash, each plus one, in the low bits, and the rest of the hash in the others, so that the words of
    // another
    // address are seldom looked at; absent in a set that was read or appended to, which only grows again when asked to.
    private int[] table;
    private int[] hashes;
    private int[] entries;

    /** An empty set. */
    public HolderSet() {
        this(FIRST);
    }

    /** An empty set with room for so many. */
    HolderSet(int expected) {
        words = new long[WORDS * expected];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The position of an address, which is added if it is not there. */
    public int add(long first, long second, int last) {
        room(1);
        return add(first, second, last, hash(first, second, last));
    }

    /**
     * The positions of many addresses, which are added in this order where they are not there. Where they are looked for together,
     * memory is waited for once rather than for each.
     *
     * @param asked three words each, as {@link #first}, {@link #second} and {@link #last}
     * @param positions gets the position of each
     */
    void add(long[] asked, int count, int[] positions) {
        if (hashes == null) {
            hashes = new int[TOGETHER];
            entries = new int[TOGETHER];
        }
        for (int from = 0; from < count; from += TOGETHER) {
            addTogether(asked, from, Math.min(TOGETHER, count - from), positions);
        }
    }

    private void addTogether(long[] asked, int from, int count, int[] positions) {
        room(count);
        int mask = table.length - 1;
        for (int i = 0, at = WORDS * from; i < count; i++, at += WORDS) {
            int hash = hash(asked[at], asked[at + 1], (int) asked[at + 2]);
            hashes[i] = hash;
            entries[i] = table[hash & mask];
        }
        long looked = 0;
        for (int i = 0; i < count; i++) {
            looked += words[WORDS * Math.max((entries[i] & mask) - 1, 0)];
        }
        // Written over below; without it, nobody would have to look.
        positions[from] = (int) looked;
        for (int i = 0, at = WORDS * from; i < count; i++, at += WORDS) {
            positions[from + i] = add(asked[at], asked[at + 1], (int) asked[at + 2], hashes[i]);
        }
    }

    private int add(long first, long second, int last, int hash) {
        int slot = slot(first, second, last, hash);
        int mask = table.length - 1;
        if (table[slot] != 0) {
            return (table[slot] & mask) - 1;
        }
        put(first, second, last);
        table[slot] = hash & ~mask | size;
        return size - 1;
    }

    /** The position of an address, or -1. */
    int find(long first, long second, int last) {
        room(0);
        int slot = slot(first, second, last, hash(first, second, last));
        return (table[slot] & table.length - 1) - 1;
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
    private int slot(long first, long second, int last, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        for (int found = table[slot]; found != 0; found = table[slot]) {
            if (((found ^ hash) & ~mask) == 0) {
                int at = WORDS * ((found & mask) - 1);
                if (words[at] == first && words[at + 1] == second && words[at + 2] == last) {
                    return slot;
                }
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The table with room for so many more: it is half empty, so that positions are smaller than it. */
    private void room(int more) {
        if (table == null || 2 * (size + more) > table.length) {
            rehash(size + more);
        }
    }

    /** Adds what a text of 0x and 40 lower-case digits is; -1 if it is none. */
    public int add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds what a text of 0x and 40 lower-case digits is, as its bytes; -1 if it is none. */
    int add(byte[] bytes) {
        return bytes.length == TEXT && bytes[0] == '0' && bytes[1] == 'x' ? addText(bytes, 2) : -1;
    }

    /** Adds the address whose 40 digits are there; -1 if these are not lower-case digits. */
    public int addText(byte[] text, int at) {
        long[] parsed = new long[WORDS];
        return parse(text, at, parsed, 0) ? add(parsed[0], parsed[1], (int) parsed[2]) : -1;
    }

    /** Puts the three words of the address whose 40 digits are there; false if these are not lower-case digits. */
    static boolean parse(byte[] text, int at, long[] into, int position) {
        long a = Hex.word(text, at);
        long b = Hex.word(text, at + 8);
        long c = Hex.word(text, at + 16);
        long d = Hex.word(text, at + 24);
        long e = Hex.word(text, at + 32);
        into[position] = pair(Hex.bits(a), Hex.bits(b));
        into[position + 1] = pair(Hex.bits(c), Hex.bits(d));
        into[position + 2] = Hex.bits(e);
        return (Hex.wrong(a) | Hex.wrong(b) | Hex.wrong(c) | Hex.wrong(d) | Hex.wrong(e)) == 0;
    }

    /** The words of all, three each, from the begin of the array. */
    long[] words() {
        return words;
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

    private void rehash(int expected) {
        table = new int[2 * Integer.highestOneBit(Math.max(2 * expected, FIRST))];
        int mask = table.length - 1;
        for (int position = 0; position < size; position++) {
            int hash = hash(first(position), second(position), last(position));
            int slot = hash & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = hash & ~mask | position + 1;
        }
    }

    private static int hash(long first, long second, int last) {
        long hash = (first ^ Long.rotateLeft(second, 21) ^ last * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
        return (int) (hash >>> Integer.SIZE);
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
        words = new long[WORDS * Math.max(size, 1)];
        bytes.asLongBuffer().get(words, 0, WORDS * size);
        table = null;
    }
}
