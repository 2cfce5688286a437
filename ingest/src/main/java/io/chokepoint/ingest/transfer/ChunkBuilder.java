package io.chokepoint.ingest.transfer;

import io.chokepoint.ingest.value.AmountHalves;
import io.chokepoint.ingest.value.RowRejected;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/** Puts transfers one after the other into a chunk. */
public final class ChunkBuilder {
    private static final int FIRST = 1 << 12;
    /** Rows whose holders are looked up together. */
    private static final int TOGETHER = 64;

    private static final int SENDER = 0;
    private static final int RECIPIENT = HolderSet.WORDS;
    private static final int BOTH = 2 * HolderSet.WORDS;

    private final int source;
    private final int most;
    private TransferChunk chunk;
    private int digits;
    private int part;
    private long partRows;
    private final ExactTotal sum = new ExactTotal();
    private TreeMap<String, Long> reasons;
    // The holders of the last rows and of the next one, which are not looked up yet.
    private final long[] asked = new long[(TOGETHER + 1) * BOTH];
    private final int[] positions = new int[2 * TOGETHER];
    private int waiting;

    /** @param most rows of a chunk after which it is to be taken */
    public ChunkBuilder(int source, int most) {
        this.source = source;
        this.most = most;
        begin();
    }

    /** The lines that follow are of this part. */
    public void begin(int ofPart) {
        part = ofPart;
        partRows = 0;
        sum.clear();
        reasons = new TreeMap<>();
        chunk.runs.add(part);
    }

    /** The part ends here. */
    public void end(int lines, String refusal, String refusalDetail) {
        chunk.ended.add(new PartSummary(part, lines, partRows, sum.value(), reasons, refusal, refusalDetail));
    }

    /** Whether the chunk is full. */
    public boolean full() {
        return chunk.rows >= most || chunk.rejected.size() >= most;
    }

    /** The chunk with what has come so far; what follows goes into another one. */
    public TransferChunk take() {
        look();
        TransferChunk done = chunk;
        begin();
        chunk.runs.add(part);
        return done;
    }

    int rows() {
        return chunk.rows;
    }

    /** The hash of the last row's key. */
    long lastKey() {
        return chunk.key(chunk.rows - 1);
    }

    /** Whether the chunk has anything. */
    public boolean empty() {
        return chunk.rows == 0 && chunk.ended.isEmpty() && chunk.rejected.isEmpty();
    }

    /** Adds a line that is set aside. */
    public void reject(int line, String raw, RowRejected why) {
        chunk.rejected.add(new RejectedLine(part, line, why.reason().name(), why.getMessage(), raw));
        reasons.merge(why.reason().name(), 1L, Long::sum);
    }

    /** Tokens of the chunk so far. */
    public HolderSet tokens() {
        return chunk.tokens;
    }

    /** The sender of the next transfer, 40 digits; false if these are not lower-case digits. */
    public boolean sender(byte[] text, int at) {
        return HolderSet.parse(text, at, asked, waiting * BOTH + SENDER);
    }

    /** The recipient of the next transfer, 40 digits; false if these are not lower-case digits. */
    public boolean recipient(byte[] text, int at) {
        return HolderSet.parse(text, at, asked, waiting * BOTH + RECIPIENT);
    }

    private void look() {
        chunk.holders.add(asked, 2 * waiting, positions);
        int row = chunk.rows - waiting;
        for (int i = 0; i < waiting; i++) {
            chunk.sender[row + i] = positions[2 * i];
            chunk.recipient[row + i] = positions[2 * i + 1];
        }
        waiting = 0;
    }

    /**
     * Adds a transfer between {@link #sender} and {@link #recipient}.
     *
     * @param token position in {@link #tokens}
     * @param amount has the digits of the amount from {@code amountFrom} to {@code amountTo}, no zeros before them
     * @param hash has the 64 lower-case digits of the transaction hash from {@code hashAt} on
     * @param time microseconds since 1970
     */
    public void add(
            int line,
            int token,
            byte[] amount,
            int amountFrom,
            int amountTo,
            byte[] hash,
            int hashAt,
            long block,
            long log,
            long time) {
        int row = chunk.rows;
        if (row == chunk.line.length) {
            grow(chunk, row + (row >> 1));
        }
        chunk.run[row] = chunk.runs.size() - 1;
        chunk.line[row] = line;
        chunk.token[row] = token;
        chunk.block[row] = block;
        chunk.log[row] = log;
        chunk.time[row] = time;
        int word = row * TransferChunk.WORDS;
        for (int at = hashAt; at < hashAt + TransferChunk.HASH; at += 2 * Long.BYTES) {
            chunk.hashes[word++] = Hex.bits(hash, at);
        }
        int length = amountTo - amountFrom;
        if (digits + length > chunk.amounts.length) {
            chunk.amounts = Arrays.copyOf(chunk.amounts, digits + length + (digits >> 1));
        }
        System.arraycopy(amount, amountFrom, chunk.amounts, digits, length);
        digits += length;
        chunk.amountEnd[row] = digits;
        halves(row, amount, amountFrom, amountTo);
        chunk.rows++;
        partRows++;
        if (++waiting == TOGETHER) {
            look();
        }
    }

    private void halves(int row, byte[] amount, int from, int to) {
        if (to - from <= AmountHalves.DIGITS_OF_A_LONG) {
            long low = number(amount, from, to);
            chunk.amountLow[row] = low;
            chunk.amountHigh[row] = 0;
            sum.add(0, low);
            return;
        }
        int middle = to - AmountHalves.DIGITS_OF_A_LONG;
        if (to - from <= 2 * AmountHalves.DIGITS_OF_A_LONG) {
            long left = number(amount, from, middle);
            long right = number(amount, middle, to);
            long low = left * AmountHalves.TEN_TO_THE_18 + right;
            long carried = Long.compareUnsigned(low, right) < 0 ? 1 : 0;
            long high = Math.multiplyHigh(left, AmountHalves.TEN_TO_THE_18) + carried;
            chunk.amountLow[row] = low;
            chunk.amountHigh[row] = high;
            sum.add(high, low);
            return;
        }
        String text = new String(amount, from, to - from, StandardCharsets.US_ASCII);
        AmountHalves halves = AmountHalves.of(text);
        chunk.amountHigh[row] = halves == null ? TransferChunk.WIDE : halves.high();
        chunk.amountLow[row] = halves == null ? 0 : halves.low();
        sum.add(new BigInteger(text));
    }

    private static long number(byte[] digits, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + digits[at] - '0';
        }
        return number;
    }

    private void begin() {
        chunk = new TransferChunk();
        chunk.source = source;
        digits = 0;
        chunk.hashes = new long[0];
        chunk.amounts = new byte[16 * FIRST];
        grow(chunk, FIRST);
    }

    private static void grow(TransferChunk chunk, int rows) {
        chunk.run = resized(chunk.run, rows);
        chunk.line = resized(chunk.line, rows);
        chunk.token = resized(chunk.token, rows);
        chunk.sender = resized(chunk.sender, rows);
        chunk.recipient = resized(chunk.recipient, rows);
        chunk.amountEnd = resized(chunk.amountEnd, rows);
        chunk.block = resized(chunk.block, rows);
        chunk.log = resized(chunk.log, rows);
        chunk.time = resized(chunk.time, rows);
        chunk.amountHigh = resized(chunk.amountHigh, rows);
        chunk.amountLow = resized(chunk.amountLow, rows);
        chunk.hashes = resized(chunk.hashes, rows * TransferChunk.WORDS);
    }

    private static int[] resized(int[] column, int rows) {
        return column == null ? new int[rows] : Arrays.copyOf(column, rows);
    }

    private static long[] resized(long[] column, int rows) {
        return column == null ? new long[rows] : Arrays.copyOf(column, rows);
    }
}
