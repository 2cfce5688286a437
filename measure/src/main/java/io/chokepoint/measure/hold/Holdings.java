package io.chokepoint.measure.hold;

import io.chokepoint.indices.Distribution;
import io.chokepoint.measure.UserError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exact sums by holder. Addresses of 20 bytes are kept as such, in whatever case they are written; every other holder is
 * the text that it is. Amounts are whole numbers of 10^−scale units.
 */
public final class Holdings {
    private static final int BATCH = 512;
    private static final int ADDRESS_LENGTH = 42;

    private final AddressTable addresses = new AddressTable();
    private final Sums ofAddresses = new Sums();
    private final TextTable texts = new TextTable();
    private final Sums ofTexts = new Sums();
    private int scale;

    // Addresses on their way into the table: their slots are loaded together, for each waits long for memory.
    private final long[] first = new long[BATCH];
    private final long[] second = new long[BATCH];
    private final int[] third = new int[BATCH];
    private final int[] fingerprints = new int[BATCH];
    private final long[] high = new long[BATCH];
    private final long[] low = new long[BATCH];
    private int waiting;
    // Written, so that loads for their own sake are not optimised away; volatile, or it would be seen to be unread.
    private volatile long touched;

    /** Number of decimals that the amounts are moved by. */
    public int scale() {
        return scale;
    }

    /** Moves to a larger scale: all sums are multiplied. */
    public void raiseScale(int larger) {
        flush();
        BigInteger factor = BigInteger.TEN.pow(larger - scale);
        ofAddresses.multiply(factor);
        ofTexts.multiply(factor);
        scale = larger;
    }

    /** Adds to an address; the amount is a signed number below 2^126 in two halves. */
    public void add(long keyFirst, long keySecond, int keyThird, long amountHigh, long amountLow) {
        int at = waiting++;
        first[at] = keyFirst;
        second[at] = keySecond;
        third[at] = keyThird;
        fingerprints[at] = AddressTable.fingerprint(keyFirst, keySecond, keyThird);
        high[at] = amountHigh;
        low[at] = amountLow;
        if (waiting == BATCH) {
            flush();
        }
    }

    /** Adds to the holder with this text; the amount is a signed number below 2^126 in two halves. */
    public void add(byte[] bytes, int from, int to, long amountHigh, long amountLow) {
        if (isAddress(bytes, from, to)) {
            add(
                    Hex.sixteen(bytes, from + 2),
                    Hex.sixteen(bytes, from + 18),
                    (int) Hex.eight(bytes, from + 34),
                    amountHigh,
                    amountLow);
        } else {
            ofTexts.add(texts.numberOf(bytes, from, to), amountHigh, amountLow);
        }
    }

    /** Adds an amount of any size to the holder with this text. */
    public void add(byte[] bytes, int from, int to, BigInteger amount) {
        if (isAddress(bytes, from, to)) {
            flush();
            long keyFirst = Hex.sixteen(bytes, from + 2);
            long keySecond = Hex.sixteen(bytes, from + 18);
            int keyThird = (int) Hex.eight(bytes, from + 34);
            ofAddresses.add(
                    addresses.numberOf(
                            keyFirst, keySecond, keyThird, AddressTable.fingerprint(keyFirst, keySecond, keyThird)),
                    amount);
        } else {
            ofTexts.add(texts.numberOf(bytes, from, to), amount);
        }
    }

    /** Number of different holders. */
    public int count() {
        flush();
        return addresses.count() + texts.count();
    }

    /**
     * Moves what labelled holders have to the entities behind them. A label is followed once: an entity that is a holder
     * with a label of its own keeps what it is given.
     *
     * @return number of labelled holders that there were
     */
    public int join(Map<String, String> entityByHolder) {
        flush();
        Map<String, BigInteger> moved = new LinkedHashMap<>();
        int joined = 0;
        for (Map.Entry<String, String> label : entityByHolder.entrySet()) {
            BigInteger taken = take(label.getKey().getBytes(StandardCharsets.UTF_8));
            if (taken != null) {
                moved.merge(label.getValue(), taken, BigInteger::add);
                joined++;
            }
        }
        moved.forEach((entity, amount) -> {
            byte[] bytes = entity.getBytes(StandardCharsets.UTF_8);
            add(bytes, 0, bytes.length, amount);
        });
        return joined;
    }

    /**
     * The distribution of all sums; this object is spent.
     *
     * @throws UserError when a sum is negative, naming its holder
     */
    public Distribution distribution() {
        flush();
        Distribution.Builder builder = Distribution.builder(Math.min(count(), 1 << 20));
        ofAddresses.giveTo(builder, number -> negative(addresses.text(number), ofAddresses.get(number)));
        ofTexts.giveTo(builder, number -> negative(texts.text(number), ofTexts.get(number)));
        addresses.clear();
        texts.clear();
        return builder.build();
    }

    /** Whether these bytes are 0x and 40 hexadecimal digits. */
    static boolean isAddress(byte[] bytes, int from, int to) {
        return to - from == ADDRESS_LENGTH
                && bytes[from] == '0'
                && (bytes[from + 1] | 0x20) == 'x'
                && Hex.isHex(bytes, from + 2, to);
    }

    private UserError negative(String holder, BigInteger sum) {
        return new UserError(
                "The amounts of holder %s add up to %s, and a share of a total is never negative; leave that holder out"
                        .formatted(holder, new BigDecimal(sum, scale).toPlainString()));
    }

    private BigInteger take(byte[] bytes) {
        if (isAddress(bytes, 0, bytes.length)) {
            int number = addresses.find(Hex.sixteen(bytes, 2), Hex.sixteen(bytes, 18), (int) Hex.eight(bytes, 34));
            return number < 0 ? null : ofAddresses.take(number);
        }
        int number = texts.find(bytes, 0, bytes.length);
        return number < 0 ? null : ofTexts.take(number);
    }

    private void flush() {
        long sum = 0;
        for (int i = 0; i < waiting; i++) {
            sum += addresses.touch(fingerprints[i]);
        }
        touched = sum;
        for (int i = 0; i < waiting; i++) {
            ofAddresses.add(addresses.numberOf(first[i], second[i], third[i], fingerprints[i]), high[i], low[i]);
        }
        waiting = 0;
    }
}
